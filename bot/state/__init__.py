"""State: what is kept of a person, for a limited time, in Redis."""

from bot.state.store import Held, Memory, State
from bot.state.translations import Translations

__all__ = ["Held", "Memory", "State", "Translations"]
