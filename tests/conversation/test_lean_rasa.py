"""Rasa without what serving never touches; fails when a new Rasa needs something else."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

from bot.settings import PROJECT

PROGRAM = """
import sys
from bot.conversation.lean_rasa import HOLLOW, import_rasa
import_rasa()
from bot.conversation.processor import Processor
heavy = (*HOLLOW, "pkg_resources", "telegram")
print([name for name in heavy if name in sys.modules])
import sklearn.svm
print(sklearn.svm.LinearSVC.__name__)
"""


def test_it_was_written_for_the_rasa_that_is_installed() -> None:
    assert version("rasa") == "3.6.21"


def test_nothing_heavy_is_loaded_and_what_is_needed_later_is_real() -> None:
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines() == ["[]", "LinearSVC"]
