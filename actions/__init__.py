"""Rasa custom actions: read slots, ask content, say."""

from actions.answer import ActionAnswer
from actions.choose import ActionChoose
from actions.emergency import ActionEmergency
from actions.forget_me import ActionForgetMe
from actions.language import ActionLanguage
from actions.more import ActionAgain, ActionMore
from actions.place import ActionPlace
from actions.wrong_answer import ActionWrongAnswer

__all__ = [
    "ActionAgain",
    "ActionAnswer",
    "ActionChoose",
    "ActionEmergency",
    "ActionForgetMe",
    "ActionLanguage",
    "ActionMore",
    "ActionPlace",
    "ActionWrongAnswer",
]
