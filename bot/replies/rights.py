"""What the bot says about rights: the law of a country, who can help there, what to say at a desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.content import phones
from bot.content.models import Answer, Country, Line, Sentence
from bot.content.texts import country_id
from bot.messages import Button, Reply, Turn
from bot.replies import buttons
from bot.replies.text import footer, paragraphs, phone_lines, together, whole
from bot.replies.voice import Voice

LEGAL = "rights.legal_aid"  # who knows more where a topic has nobody of its own


def rights(voice: Voice, topic: str, found: Answer, note: str = "") -> Turn:
    """Return the answer with people and a sentence of the country; without a country, ask which one."""
    filled = voice.filled(found)
    if voice.country is None:
        return _anywhere(voice, topic, filled, note)
    people, at_desk = _people(voice, topic, voice.country), _at_desk(voice, topic, voice.country)
    texts = together(whole(filled), paragraphs(people, at_desk, note, footer(voice, filled)))
    return _turn(voice, topic, filled, texts, buttons.below_answer(voice, topic))


def _anywhere(voice: Voice, topic: str, found: Answer, note: str) -> Turn:
    """Say what holds in most countries, and ask for the country in the same breath."""
    question = voice.ui("system.which_country")
    texts = together(whole(found), paragraphs(note, footer(voice, found), question))
    choices = (*_countries(voice, topic), voice.button("wrong", buttons.WRONG))
    return _turn(voice, topic, found, texts, buttons.with_emergency(voice, choices))


def _turn(voice: Voice, topic: str, found: Answer, texts: list[str], below: tuple[Button, ...]) -> Turn:
    below = (*below, *buttons.original(voice, found, topic))
    last = len(texts) - 1
    replies = tuple(
        Reply(text, below if number == last else (), language=voice.language, titled=number == 0)
        for number, text in enumerate(texts)
    )
    suggestions = tuple(button.payload for button in below if voice.library.topics.exists(button.payload))
    return Turn(replies, topic=topic, answer_language=found.language, suggestions=suggestions)


def _countries(voice: Voice, topic: str) -> Iterator[Button]:
    """Yield a button for each country; those with a text of their own come first."""
    library = voice.library
    own = [code for code in library.countries if country_id(topic, code) in library.evidence]
    for code in dict.fromkeys((*own, *library.countries)):
        yield Button(voice.label("countries", code), f"country:{code}")


def _people(voice: Voice, topic: str, country: Country) -> str:
    known: dict[str, Line] = {}
    for line in (*_whom(voice, topic, country),) or _whom(voice, LEGAL, country):
        known.setdefault(phones.as_stored(line.number, country.code) or line.url, line)
    return phone_lines(voice, known.values(), "rights.people") or voice.ui("lines.none")


def _whom(voice: Voice, topic: str, country: Country) -> Iterator[Line]:
    """Yield the contacts of the topic, then the phone lines of the country for it."""
    proof = voice.library.evidence.get(country_id(topic, country.code))
    yield from proof.contacts if proof else ()
    yield from voice.library.lines(topic, country.code)


def _at_desk(voice: Voice, topic: str, country: Country) -> str:
    """Return a sentence in a language of the country, and what it means to the person who shows it."""
    spoken, sentence = _in_first(voice, topic, country, country.dispatcher_languages)
    if sentence is None:
        return ""
    lines = [voice.ui("rights.say", language=voice.label("languages", spoken)), sentence.text, sentence.latin or ""]
    own, meaning = _in_first(voice, topic, country, voice.library.chain(voice.language))
    if meaning and own != spoken:
        lines += [voice.ui("emergency.means"), meaning.text]
    return "\n".join(line for line in lines if line)


def _in_first(voice: Voice, topic: str, country: Country, languages: Sequence[str]) -> tuple[str, Sentence | None]:
    """Return the first of the languages that has the sentence, and the sentence."""
    found = ((language, voice.library.desk(topic, country.code, language)) for language in languages)
    return next(((language, sentence) for language, sentence in found if sentence), ("", None))
