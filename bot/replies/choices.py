"""What the bot says when a person has to choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.messages import Button, Reply, Turn
from bot.replies import buttons
from bot.replies.text import paragraphs
from bot.replies.voice import Voice

OFFERED = 5  # topics to tap when we are not sure
COMMON = ("heroin", "cocaine", "crack", "mdma", "ghb", "methamphetamine", "tramadol", "pregabalin", "alcohol")


def offer(voice: Voice, key: str, topics: Sequence[str], about: str | None = None) -> Turn:
    """Return a sentence of ui.yml and up to five topics to tap, best first; `about` is what was understood."""
    offered = tuple(topics)[:OFFERED]
    choices = (*map(voice.topic_button, offered), voice.button("human", "chat.human"))
    return _ask(voice, voice.ui(key), choices, offered, topic=about)


def not_understood(voice: Voice) -> Turn:
    """Return what to do when nothing was understood."""
    return _ask(voice, voice.ui("system.not_understood"), menu_buttons(voice), ())


def after_emergency(voice: Voice, emergency: str) -> Turn:
    """Return what to say to somebody who was told what to do and now writes what we do not know: "he is better"."""
    ways = (voice.topic_button(emergency), voice.button("human", "chat.human"))
    return _ask(voice, voice.ui("system.after_emergency"), ways, (emergency,), topic="chat.out_of_scope")


def menu(voice: Voice) -> Turn:
    """Return the groups of things one can ask."""
    text = paragraphs(voice.ui("menu.title"), voice.ui("menu.lead"))
    return _ask(voice, text, menu_buttons(voice), (), topic="chat.menu", titled=True)


def menu_buttons(voice: Voice) -> tuple[Button, ...]:
    """Return the ways from anywhere."""
    return (
        voice.button("substances", "substances"),
        voice.button("services", "service.helpline"),
        voice.topic_button("health.naloxone"),
        voice.topic_button("safer_use.overdose_prevention"),
        voice.button("language", "chat.language"),
        voice.button("human", "chat.human"),
        voice.button("privacy", "chat.privacy"),
    )


def which_substance(voice: Voice, wanted: str, first: str = "") -> Turn:
    """Ask which substance; `wanted` is a topic with `*` in the place of it, `first` the one that is known of a mix."""
    topics = tuple(completed(wanted, substance) for substance in COMMON if substance != first)
    if first:
        text = voice.ui("system.which_other", first=voice.label("substances", first))
    else:
        text = voice.ui("system.which_substance")
    return _ask(voice, text, _substances(voice, topics, first), topics)


def which_meaning(voice: Voice, name: str, topics: Sequence[str]) -> Turn:
    """Ask which of the drugs that share a name is meant."""
    choices = _substances(voice, topics, "")
    return _ask(voice, voice.ui("system.which_of_these", name=name), choices, tuple(topics))


def which_facet(voice: Voice, substance: str, facets: Iterable[str]) -> Turn:
    """Ask what a person wants to know about a substance."""
    topics = tuple(f"substance.{substance}.{facet}" for facet in facets)
    choices = tuple(Button(voice.label("facets", topic.rpartition(".")[2]), topic) for topic in topics)
    text = voice.ui("system.which_facet", name=voice.label("substances", substance))
    return _ask(voice, text, choices, topics)


def which_language(voice: Voice, text: str, page: int = 0) -> Turn:
    """Offer a page of the languages below a sentence."""
    return _ask(voice, text, buttons.languages(voice, page), (), topic="chat.language")


def which_country(voice: Voice, codes: Iterable[str]) -> Turn:
    """Ask where somebody is."""
    choices = tuple(Button(voice.label("countries", code), f"country:{code}") for code in codes)
    return _ask(voice, voice.ui("system.which_country"), choices, (), topic="chat.location")


def say(voice: Voice, key: str, topic: str | None = None, **facts: str) -> Turn:
    """Return one sentence of ui.yml and the ways from anywhere."""
    return _ask(voice, voice.ui(key, **facts), menu_buttons(voice), (), topic=topic)


def ask(voice: Voice, text: str, choices: Iterable[Button]) -> Turn:
    """Return a question with what can be pressed; the emergency stays in reach."""
    return _ask(voice, text, choices, ())


def completed(wanted: str, substance: str) -> str:
    """Return the topic that a substance makes of one with `*`; the names of a mix come in alphabetical order."""
    if not wanted.startswith("mix."):
        return wanted.replace("*", substance)
    known = wanted[len("mix.") :].replace("+", "").replace("*", "")
    return "mix." + "+".join(sorted((known, substance)))


def _substances(voice: Voice, topics: Iterable[str], first: str) -> tuple[Button, ...]:
    return tuple(Button(voice.label("substances", _other(topic, first)), topic) for topic in topics)


def _other(topic: str, first: str) -> str:
    names = topic.split(".")[1].split("+")
    return next((name for name in names if name != first), first)


def _ask(
    voice: Voice,
    text: str,
    choices: Iterable[Button],
    suggestions: tuple[str, ...],
    topic: str | None = None,
    *,
    titled: bool = False,
) -> Turn:
    reply = Reply(text, buttons.with_emergency(voice, choices), language=voice.language, titled=titled)
    return Turn((reply,), topic=topic, answer_language=voice.language, suggestions=suggestions)
