"""State: what is kept of a person, for a limited time, in Redis."""

from bot.state.store import Held, Memory, State

__all__ = ["Held", "Memory", "State"]
