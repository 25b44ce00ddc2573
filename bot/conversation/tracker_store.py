"""Rasa's view of what is kept of a person: slots, and nothing that was said."""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.state import Held, Memory

PROFILE = ("language", "pinned", "country", "city")
OUTSIDE = ("translate",)  # what is kept in a profile and no action needs
DIALOGUE = ("substances", "topic", "wanted", "offered")


class SlimTrackerStore(TrackerStore):
    """Trackers of the turns that are held right now; a turn costs the same after 1 and after 500 messages."""

    def __init__(self, domain: Domain | None = None) -> None:
        super().__init__(domain)
        self._held: dict[str, Held] = {}

    def hold(self, person: str, held: Held) -> None:
        """Let Rasa see a person's memory until `release`."""
        self._held[person] = held

    def release(self, person: str) -> None:
        """End what `hold` began."""
        self._held.pop(person, None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """Return a tracker that listens, with the slots of a person."""
        tracker = self.init_tracker(sender_id)
        tracker.update(SessionStarted())
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        memory = self._held[sender_id].memory
        for name, value in (_some(memory.profile, PROFILE) | _some(memory.dialogue, DIALOGUE)).items():
            tracker.update(SlotSet(name, value))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the slots of a tracker; its events, with what was said, are dropped."""
        values = tracker.current_slot_values()
        held = self._held[tracker.sender_id]
        profile = {**_some(held.memory.profile, OUTSIDE), **_some(values, PROFILE)}
        held.memory = Memory(profile, _some(values, DIALOGUE))


def _some(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if values.get(name) not in (None, [], False)}
