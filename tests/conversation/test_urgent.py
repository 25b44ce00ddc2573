"""Whether a message must not wait, before it is answered."""

from __future__ import annotations

import pytest

from bot.conversation.talk import Conversation
from bot.messages import Incoming


@pytest.mark.parametrize(
    ("text", "payload"), [("he is blue and not breathing", ""), ("", "emergency"), ("", "emergency.seizure")]
)
def test_words_and_buttons_are_enough(talk: Conversation, text: str, payload: str) -> None:
    assert talk.urgent(Incoming("test", "", text, payload), by_words=True)


@pytest.mark.parametrize("text", ["what does ghb do", "", "menu"])
def test_other_messages_can_wait(talk: Conversation, text: str) -> None:
    assert not talk.urgent(Incoming("test", "", text))
