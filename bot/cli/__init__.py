"""The command line: `handrail`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from bot.cli import add_language, ask, chat, check, doctor, draft, partner, run, status, train
from bot.errors import BotError

COMMANDS = (run, chat, ask, train, check, add_language, draft, status, doctor, partner)
OK, FAILED, STOPPED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for success, 1 for a finding or failure, 2 for wrong usage."""
    given = _parser().parse_args(arguments)
    _log(verbose=given.verbose)
    try:
        return int(given.run(given))
    except BotError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.strerror or error}: {error.filename or 'a file or connection'}.")
    except KeyboardInterrupt:
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="handrail", description="A harm-reduction chatbot with curated answers.")
    parser.add_argument("-v", "--verbose", action="store_true", help="log more, but never what people write")
    parser.set_defaults(run=run.run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return parser


def _log(*, verbose: bool) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    logging.basicConfig(
        format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING, stream=sys.stderr
    )
    logging.getLogger("bot").setLevel(logging.INFO if verbose else logging.WARNING)


def _fail(sentence: str) -> int:
    print(f"handrail: {sentence}", file=sys.stderr)
    return FAILED
