"""The words of the web page, from the content as it is now."""

from __future__ import annotations

from collections.abc import Callable

from bot.channels.web.words import Language, Words
from bot.content import phones
from bot.content.facts import ENGLISH
from bot.content.library import Library
from bot.messages import Reply
from bot.replies import choices
from bot.replies.emergency import UNSURE, emergency
from bot.replies.text import whole
from bot.replies.voice import Voice

GREETING = "chat.greet"
IN_THE_BAR = ("emergency", "chat.language")  # what the page shows at its top, and the greeting need not repeat
NOTES = ("draft", "machine", "source", "overdue", "only_in")


class WebWords:
    """Makes the words for a language and a country once, and again when the content has changed."""

    def __init__(self, library: Callable[[], Library], country: str = "") -> None:
        self._library = library
        self._country = country
        self._made: dict[tuple[str, str], Words] = {}
        self._of: Library | None = None

    def __call__(self, language: str, country: str) -> Words:
        """Return the words; in what is offered instead when a language is not, with 112 for an unknown country."""
        library = self._library()
        if library is not self._of:
            self._of, self._made = library, {}
        known = country if library.country(country) else self._country
        key = (_instead(library, language) or _first(library), known)
        if key not in self._made:
            self._made[key] = _words(Voice(library, *key))
        return self._made[key]


def _first(library: Library) -> str:
    codes = [language.code for language in library.offered]
    return ENGLISH if ENGLISH in codes or not codes else codes[0]


def _instead(library: Library, code: str) -> str:
    """Return a language if it is offered, else the one that its readers read, or an empty one."""
    codes = {language.code for language in library.offered}
    chain = library.chain(code) if code in library.languages else ()
    return next((other for other in chain if other in codes and (other != ENGLISH or code == ENGLISH)), "")


def _words(voice: Voice) -> Words:
    library = voice.library
    known = {code: _language(library, code) for code in library.languages}
    urgent = emergency(voice, UNSURE).replies[0]
    return Words(
        language=known[voice.language],
        strings=_strings(voice),
        emergency=voice.button("emergency", "emergency"),
        greeting=_greeting(voice),
        steps=urgent,
        busy=choices.say(voice, "system.busy").replies[0],
        offered=tuple(known[language.code] for language in library.offered),
        known=known,
        notes=_notes(library),
        phones=_phones(library),
        emergency_numbers=frozenset(country.emergency_number for country in library.countries.values()),
    )


def _language(library: Library, code: str) -> Language:
    language = library.languages[code]
    return Language(code, language.name, language.direction, _instead(library, code))


def _strings(voice: Voice) -> dict[str, str]:
    paths = [path for path in voice.library.texts[ENGLISH].strings if path.startswith("web.")]
    return {path.partition(".")[2]: voice.library.text(path, language=voice.language) for path in paths}


def _greeting(voice: Voice) -> Reply:
    """Return the greeting with the ways from anywhere below it."""
    menu = choices.menu(voice).replies[0]
    found = voice.library.answer(GREETING, language=voice.language)
    text = whole(voice.filled(found)) if found else menu.text
    buttons = tuple(button for button in menu.buttons if button.payload not in IN_THE_BAR)
    return Reply(text, buttons, language=voice.language, titled=True)


def _notes(library: Library) -> tuple[str, ...]:
    codes = [language.code for language in library.offered]
    return tuple(dict.fromkeys(library.text(f"ui.system.{name}", language=code) for code in codes for name in NOTES))


def _phones(library: Library) -> frozenset[str]:
    """Return every number that an answer can show, as it shows it."""
    lines = {line.number for country in library.countries.values() for line in country.lines}
    contacts = (service.contact for service in library.services.all)
    places = {phones.shown(number) for contact in contacts for number in (contact.phone, contact.whatsapp) if number}
    rights = {contact.number for proof in library.evidence.values() for contact in proof.contacts}
    return frozenset(number for number in (*lines, *places, *rights) if number)
