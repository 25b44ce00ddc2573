"""Read what others sent as JSON: whatever is not what it should be counts as absent."""

from __future__ import annotations

import json
from typing import Any

Object = dict[str, Any]


def parsed(body: bytes) -> Object | None:
    """Return the object that a body is, or None."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def inner(given: Object, name: str) -> Object:
    """Return the object at a name, or an empty one."""
    value = given.get(name)
    return value if isinstance(value, dict) else {}


def objects(given: Object, name: str) -> list[Object]:
    """Return the objects in the list at a name."""
    value = given.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def string(given: Object, name: str) -> str:
    """Return the text at a name; half a surrogate pair, which JSON can hold and UTF-8 cannot, becomes a mark."""
    value = given.get(name)
    return whole(value) if isinstance(value, str) else ""


def whole(text: str) -> str:
    """Return text that can be encoded."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def number(given: Object, name: str) -> float | None:
    """Return the number at a name, also when it is written as text."""
    value = given.get(name)
    try:
        return float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None
    except (ValueError, OverflowError):
        return None
