"""What the bot says about medicines that mix badly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from bot.content.limits import LEVELS
from bot.content.models import Answer, Medicine
from bot.content.texts import level_id, mechanism_id
from bot.messages import Reply, Turn
from bot.replies import buttons
from bot.replies.text import BULLET, footer, paragraphs, whole
from bot.replies.voice import Voice

EXAMPLES = 4  # names of medicines that people know
KEPT = ("medicine", "call")  # the points of a level that hold whatever the medicine meets


def medicine(voice: Voice, id: str, beside: str, topic: str | None) -> Turn:
    """Return what happens when a medicine meets a drug or another medicine; with nothing beside it, all it mixes with.

    `topic` is what the answer counts as.
    """
    found = voice.library.mix_answer(id, beside, language=voice.language) if beside else None
    if found is None:
        return _alone(voice, voice.library.medicines[id], topic)
    filled = voice.filled(found)
    return _turn(voice, paragraphs(whole(filled), footer(voice, filled)), filled, topic)


def _alone(voice: Voice, known: Medicine, topic: str | None) -> Turn:
    worst = min((mix.level for mix in known.mixes.values()), key=LEVELS.index)
    level = voice.library.answer(level_id(worst), language=voice.language)
    assert level is not None  # the check of the content sees to it
    sources = tuple(dict.fromkeys(source for mix in known.mixes.values() for source in mix.sources))
    filled = voice.filled(replace(level, sources=sources))
    points = "\n".join(BULLET + point.text for name in KEPT for point in filled.points if point.name == name)
    text = paragraphs(
        voice.library.name(known.id, language=voice.language),
        ", ".join(_examples(voice, known.id)),
        _why(voice, known, worst),
        "\n".join(_levels(voice, known)),
        points,
        footer(voice, filled),
    )
    return _turn(voice, text, filled, topic)


def _turn(voice: Voice, text: str, found: Answer, topic: str | None) -> Turn:
    below = buttons.below_answer(voice, topic or "chat.menu")
    suggestions = tuple(button.payload for button in below if voice.library.topics.exists(button.payload))
    reply = Reply(text, below, language=voice.language, titled=True)
    return Turn((reply,), topic=topic, answer_language=found.language, suggestions=suggestions)


def _examples(voice: Voice, id: str) -> tuple[str, ...]:
    """Return the first names that people write for it."""
    chain = voice.library.chain(voice.language)
    return next((names[:EXAMPLES] for code in chain if (names := voice.library.names_of(id, code))), ())


def _why(voice: Voice, known: Medicine, level: str) -> str:
    """Return the sentence on what most of its worst mixes do."""
    mechanisms = Counter(mix.mechanism for mix in known.mixes.values() if mix.level == level)
    found = voice.library.answer(mechanism_id(mechanisms.most_common(1)[0][0]), language=voice.language)
    return found.lead if found else ""


def _levels(voice: Voice, known: Medicine) -> Iterator[str]:
    """Yield a line for each level: what it is so risky with."""
    met = defaultdict(list)
    for other, mix in known.mixes.items():
        met[mix.level].append(voice.library.name(other, language=voice.language))
    for level in LEVELS:
        if met[level]:
            yield f"{BULLET}{voice.label('levels', level)}: {', '.join(met[level])}"
