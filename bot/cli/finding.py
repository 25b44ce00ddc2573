"""What `handrail doctor` finds."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that was looked at; `repair` is empty when it works."""

    what: str
    found: str
    repair: str = ""
