"""The keys of one person, all in one slot of a cluster."""

from __future__ import annotations

from typing import NamedTuple


class Keys(NamedTuple):
    """Every key that a person can have; deleting these forgets the person."""

    profile: str
    dialogue: str
    seen: str
    lock: str
    wake: str
    waiting: str
    open: str

    @classmethod
    def of(cls, person: str) -> Keys:
        """Return the keys of a hashed person."""
        return cls(*(f"hr:{{{person}}}:{name}" for name in cls._fields))
