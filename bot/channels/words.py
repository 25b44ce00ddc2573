"""What a channel itself shows, in the language of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """Per language what opens a list, and what stands above numbered choices; which languages run from the right."""

    choose: Mapping[str, str] = field(default_factory=dict)
    number: Mapping[str, str] = field(default_factory=dict)
    right_to_left: frozenset[str] = frozenset()
