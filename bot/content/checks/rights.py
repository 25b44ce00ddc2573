"""Whom people can ask about their rights: numbers that exist, sure enough to be shown, each once in a topic."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.view import View
from bot.content.evidence import RIGHTS
from bot.content.limits import CONFIDENCE, CONTACT_FIELDS, EVIDENCE_FIELDS
from bot.content.phones import can_be_called, can_be_short
from bot.content.problems import Problem
from bot.content.tree import Group, Items

Finding = tuple[int, str]


def check(view: View) -> Iterator[Problem]:
    """Yield what is wrong with the contacts of each topic."""
    for path, document in view.files.under(RIGHTS):
        country = path.rpartition("/")[2].partition(".")[0].upper()
        for topic, entry in document.root.groups():
            findings = (*_fields(entry), *_contacts(view, topic, entry, country), *_twice(topic, entry))
            yield from (Problem(document.path, line, message) for line, message in findings)


def _fields(entry: Group) -> Iterator[Finding]:
    for field, node in entry.entries.items():
        if field not in EVIDENCE_FIELDS:
            yield node.line, f"the facts of an answer have no '{field}': use {', '.join(EVIDENCE_FIELDS)}"


def _contacts(view: View, topic: str, entry: Group, country: str) -> Iterator[Finding]:
    node = entry.entries.get("contacts", Items((), entry.line))
    if not isinstance(node, Items) or len(node.entries) != len(entry.items("contacts")):
        yield node.line, f"the contacts of '{topic}' are no list: write '- name: ...' below it, then phone or url"
    for contact in entry.items("contacts"):
        yield from _contact(contact)
        yield from _number(view, contact, country)


def _contact(contact: Group) -> Iterator[Finding]:
    name, url, sure = map(contact.text, ("name", "url", "confidence"))
    for field, node in contact.entries.items():
        if field not in CONTACT_FIELDS:
            yield node.line, f"a contact has no '{field}': use {', '.join(CONTACT_FIELDS)}"
    if not name or not (url or contact.text("phone")):
        yield contact.line, "a contact needs a name, and a phone or a url: add them"
    if url and not url.startswith(("https://", "http://")):
        yield contact.line_of("url"), f"'{url}' is not an address that starts with https://"
    if sure not in CONFIDENCE:
        yield (
            contact.line_of("confidence"),
            f"'{name}' is '{sure}': only {' or '.join(CONFIDENCE)} is shown, remove the contact",
        )


def _number(view: View, contact: Group, country: str) -> Iterator[Finding]:
    phone = contact.text("phone")
    if phone and not (can_be_called(phone) or _is_short(view, phone, country)):
        yield (
            contact.line_of("phone"),
            f"'{phone}' is not a phone number: write it like \"+31206822660\", or a short number of {country}",
        )


def _is_short(view: View, phone: str, country: str) -> bool:
    """Say whether a short number can exist; the tables of phonenumbers lack some that our lines have."""
    found = view.library.country(country)
    known = (line.number.replace(" ", "") for line in (found.lines if found else ()))
    return can_be_short(phone, country) or phone in known


def _twice(topic: str, entry: Group) -> Iterator[Finding]:
    owners: dict[str, Group] = {}
    for contact in entry.items("contacts"):
        phone = contact.text("phone")
        owner = owners.setdefault(phone, contact)
        if phone and owner is not contact:
            yield contact.line_of("phone"), f"'{topic}' has {phone} for '{owner.text('name')}' too: keep one"
