"""Which topic a message is about: what it names, and what was spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from actions.slots import Meanings, Slots
from bot.content.library import Library
from bot.replies.choices import completed

DANGER = ("dangerous", "unsafe", "unknown", "caution", "low_risk_synergy", "low_risk_decrease")
MEDICAL = ("substance_overdose", "substance_stopping", "nlu_fallback")
PAIRED = ("mix", "substance_about", "substance_risks", "substance_safer_use", "substance_mixing")


@dataclass(frozen=True)
class Choice:
    """A topic to answer, or what is still open.

    `wanted` is a topic with `*` where a substance is missing; `meanings` are topics of a name that can mean several
    things, `or_meant` those to offer after the likeliest was answered; `more_than_two` substances were named;
    `medicine` is one that was named, `beside` the drug or medicine that it meets, if there is one.
    """

    topic: str | None = None
    substances: tuple[str, ...] = ()
    wanted: str = ""
    name: str = ""
    meanings: tuple[str, ...] = ()
    or_meant: tuple[str, ...] = ()
    more_than_two: bool = False
    medicine: str = ""
    beside: str = ""


def choose(library: Library, slots: Slots) -> Choice:
    """Return what a message is about."""
    if slots.medicines and (slots.intent in PAIRED or slots.intent in MEDICAL):
        return _medicine(library, slots)
    if not slots.intent.startswith("substance_") and slots.intent != "mix":
        return Choice(library.topics.topic_of(slots.intent))
    named = tuple(dict.fromkeys(slots.named))
    unclear = next((meanings for meanings in named if len(meanings) > 1), None)
    choice = _clear(library, slots, tuple(dict.fromkeys(meanings[0] for meanings in named)))
    return choice if unclear is None else _unclear(library, slots, unclear, choice)


def _medicine(library: Library, slots: Slots) -> Choice:
    """A medicine with a drug, with another medicine, or alone; "and with it" means the drug spoken of before."""
    medicine = slots.medicines[0]
    named = tuple(dict.fromkeys(meanings[0] for meanings in slots.named))
    before = slots.substances[:1] if slots.intent == "mix" and len(slots.medicines) == 1 else ()
    others = tuple(other for other in (*named, *slots.medicines[1:], *before) if library.mix(medicine, other))
    if not others:
        return Choice(library.medicines[medicine].topic, named, medicine=medicine)
    worst = min(others, key=lambda other: _danger(library, medicine, other))
    is_drug = worst in library.topics.classes
    topic = f"substance.{worst}.mixing" if is_drug else library.medicines[medicine].topic
    return Choice(topic, (worst,) if is_drug else (), medicine=medicine, beside=worst)


def _clear(library: Library, slots: Slots, named: tuple[str, ...]) -> Choice:
    if slots.bare and slots.wanted and len(named) == 1:
        return Choice(completed(slots.wanted, named[0]), named)
    if len(named) > 1 and slots.intent in PAIRED:
        pair = most_dangerous(library, named)
        return Choice(library.topics.topic_of("mix", pair), pair, more_than_two=len(named) > 2)
    if slots.intent == "mix":
        return _half_mix(library, slots, named)
    substances = named or slots.substances[:1]
    if not substances:
        return Choice(wanted="substance.*." + slots.intent.removeprefix("substance_"))
    return Choice(library.topics.topic_of(slots.intent, substances), substances)


def _half_mix(library: Library, slots: Slots, named: tuple[str, ...]) -> Choice:
    """One substance, or none, of a mix was named: the other is the one spoken of before."""
    before = tuple(substance for substance in slots.substances if substance not in named)
    pair = (*named, *before)[:2]
    if len(pair) == 2 and (named or len(slots.substances) == 2):
        return Choice(library.topics.topic_of("mix", pair), (*before[:1], *named)[:2])
    if pair:
        return Choice(wanted=f"mix.{pair[0]}+*", substances=pair)
    return Choice(wanted="substance.*.mixing")


def _unclear(library: Library, slots: Slots, meanings: Meanings, choice: Choice) -> Choice:
    """A name can mean several substances: ask, or answer the likeliest and offer the other."""
    name = next((surface for surface, found in zip(slots.surfaces, slots.named, strict=True) if found == meanings), "")
    topics = tuple(topic for meaning in meanings if (topic := _with(choice, meanings[0], meaning)))
    if _ask_first(library, name, slots.language):
        return Choice(name=name, meanings=topics)
    return replace(choice, or_meant=topics[1:])


def _with(choice: Choice, old: str, new: str) -> str | None:
    if choice.topic is None:
        return None
    group, _, rest = choice.topic.partition(".")
    if group == "mix":
        return "mix." + "+".join(sorted(new if part == old else part for part in rest.split("+")))
    return ".".join(new if part == old else part for part in choice.topic.split("."))


def _ask_first(library: Library, name: str, language: str) -> bool:
    chain = library.chain(language)
    found = [entry for entry in library.ambiguous if entry.name.casefold() == name.casefold()]
    found.sort(key=lambda entry: chain.index(entry.language) if entry.language in chain else len(chain))
    return not found or found[0].ask == "always"


def most_dangerous(library: Library, substances: Sequence[str]) -> tuple[str, ...]:
    """Return the pair that comes first when several substances were named, in the order in which they were."""

    return min(combinations(substances, 2), key=lambda pair: _danger(library, *pair))


def _danger(library: Library, first: str, second: str) -> int:
    mix = library.mix(first, second)
    return DANGER.index(mix.level) if mix and mix.level in DANGER else len(DANGER)
