"""JSON Schemas of the content files, so that editors see mistakes while they type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from bot.content import limits
from bot.content.files import scan
from bot.content.models import Line, Source
from bot.content.reviews import STATES
from bot.content.topics import Taxonomy

Schema = Mapping[str, object]
FOLDER = ".schemas"
FIRST_LINE = "# yaml-language-server: $schema="
WHICH = (
    (r"text/\w+/(chat|emergency|safer_use|health)\.yml", "answers"),
    (r"text/\w+/rights/\w+\.yml", "answers"),
    (r"text/\w+/substances/\w+\.yml", "substance"),
    (r"text/\w+/(ui|web|services)\.yml", "strings"),
    (r"text/\w+/(labels|mixes|dispatcher|desk|names)\.yml", ""),
    (r"facts/answers/.+\.yml", "evidence"),
    (r"facts/rights/\w+\.yml", "rights"),
    (r"facts/countries/\w+\.yml", "country"),
    (r"facts/services/.+\.yml", "services"),
    (r"facts/mixes\.yml", "pairs"),
    (r"facts/(sources|medicines|places|map|topics)\.yml", ""),
    (r"facts/(ambiguous_names|forbidden_words|language_order|latin_letters|protected_names)\.yml", ""),
    (r"reviews/\w+\.yml", "reviews"),
    (r"(languages)\.yml", ""),
)
TEXT: Schema = {"type": ["string", "number", "boolean"]}
TEXTS: Schema = {"type": "array", "items": TEXT}


def schema_of(path: str) -> str | None:
    """Return the name of the schema of a content file, or None."""
    for pattern, name in WHICH:
        if re.fullmatch(pattern, path):
            return name or path.rpartition("/")[2].removesuffix(".yml")
    return None


def first_line(path: str) -> str | None:
    """Return the line that tells editors which schema a file has."""
    name = schema_of(path)
    return f"{FIRST_LINE}{'../' * path.count('/')}{FOLDER}/{name}.json" if name else None


def write_schemas(folder: Path, taxonomy: Taxonomy) -> None:
    """Write all schemas, and the first line of each content file."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for name, text in written(taxonomy).items():
        (folder / FOLDER / f"{name}.json").write_text(text, "utf-8")
    for path in scan(folder):
        _name_schema(folder / path, first_line(path))


def _name_schema(file: Path, line: str | None) -> None:
    text = file.read_text("utf-8")
    if line is None or text.startswith(line + "\n"):
        return
    rest = text.partition("\n")[2] if text.startswith(FIRST_LINE) else text
    file.write_text(f"{line}\n{rest}", "utf-8")


def written(taxonomy: Taxonomy) -> dict[str, str]:
    """Return all schemas by name, as they are written to files."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {
        name: json.dumps({**head, **schema}, indent=1, ensure_ascii=False) + "\n"
        for name, schema in {**_text_schemas(taxonomy), **_fact_schemas(taxonomy)}.items()
    }


def _text_schemas(taxonomy: Taxonomy) -> dict[str, Schema]:
    levels = _named({level: _answer() for level in limits.LEVELS})
    emergencies = [topic.partition(".")[2] for topic in taxonomy.of_group("emergency")]
    sentences = {name: _text(limits.DISPATCHER) for name in emergencies}
    rights = [topic.partition(".")[2] for topic in taxonomy.of_group("rights")]
    at_desk = _any(_named({name: _text(limits.DESK) for name in rights}))
    strings = _any({"anyOf": [TEXT, _any({"anyOf": [TEXT, _any(TEXT)]})]})
    return {
        "answers": _any(_answer()),
        "substance": _named({facet: _answer() for facet in taxonomy.facets}),
        "strings": strings,
        "labels": _named({group: _any(_text(limits.LABEL)) for group in limits.LABEL_GROUPS}),
        "mixes": _named({"levels": levels, "mechanisms": _any(_text(limits.MECHANISM))}),
        "dispatcher": _named({**sentences, "latin": _named(sentences)}),
        "desk": {**at_desk, "properties": {"latin": at_desk}},
        "names": {**_any(TEXT), "properties": dict.fromkeys(taxonomy.substances, TEXT)},  # and medicines
    }


def _fact_schemas(taxonomy: Taxonomy) -> dict[str, Schema]:
    substance = _one_of(taxonomy.substances)
    place = _named({"name": TEXT, "country": TEXT, "centre": TEXTS, "also_written": TEXTS}, ["name"])
    pair = {"level": _one_of(limits.LEVELS), "mechanism": TEXT, "sources": TEXTS}
    proven = {**pair, "confidence": _one_of(limits.CONFIDENCE)}
    review = {"english": TEXT, "text": TEXT, "state": _one_of(STATES), "by": TEXT, "on": TEXT}
    ambiguous = {"first": substance, "also": substance, "ask": _one_of(limits.ASK)}
    evidence = {"sources": TEXTS, "checked": TEXT, "check_again": TEXT, "verify": TEXTS}
    language = {"name": TEXT, "english": TEXT, "direction": _one_of(("ltr", "rtl")), "script": TEXT, "fallback": TEXTS}
    source = {field.name: TEXT for field in fields(Source) if field.name != "key"}
    return {
        "languages": _any(_named({**language, "also": TEXTS}, list(language))),
        "sources": _any(_named({**source, "read": _one_of(limits.READ)}, ["title", "read"])),
        "pairs": _any(_named(proven, list(pair))),
        "medicines": _any(_named({"topic": TEXT, "mixes": _any(_named(proven, list(proven)))}, ["topic", "mixes"])),
        "evidence": _any(_named(evidence, ["checked", "check_again"])),
        "rights": _rights(taxonomy, evidence),
        "country": _country(),
        "services": _services(taxonomy),
        "map": _any(_named({"time_zone": TEXT, "box": TEXTS, "region": TEXT}, ["time_zone", "box"])),
        "ambiguous_names": _any(_any(_named(ambiguous, list(ambiguous)))),
        "places": _named({"countries": _any(place), "cities": _any(place)}),
        "topics": _any(_named({"next": TEXTS, "nearest": TEXT, "lines": _some_of(limits.LINE_KINDS)})),
        "forbidden_words": _any(_any(TEXT)),
        "language_order": _any(TEXTS),
        "latin_letters": _any(_any(TEXT)),
        "protected_names": _any(TEXT),
        "reviews": _any(_named(review, ["english", "text", "state"])),
    }


def _answer() -> Schema:
    point = _any(_text(limits.POINT))
    points = {**point, "maxProperties": limits.EMERGENCY_POINTS}
    parts = {"title": _text(limits.TITLE), "lead": _text(limits.LEAD), "points": points}
    return _named({**parts, "never": {**point, "maxProperties": limits.NEVER}}, ["lead"])


def _rights(taxonomy: Taxonomy, evidence: Mapping[str, Schema]) -> Schema:
    special = {"confidence": _one_of(limits.CONFIDENCE), "verify": TEXTS}
    contact = {field: special.get(field, TEXT) for field in limits.CONTACT_FIELDS}
    contacts = {"type": "array", "items": _named(contact, ["name", "confidence"])}
    entry = _named({**evidence, "laws": TEXTS, "contacts": contacts}, ["checked", "check_again"])
    return _named({topic.partition(".")[2]: entry for topic in taxonomy.of_group("rights")})


def _country() -> Schema:
    special = {
        "kinds": _some_of(limits.LINE_KINDS),
        "languages": TEXTS,
        "verify": TEXTS,
        "confidence": _one_of(limits.CONFIDENCE),
    }
    line = {field.name: special.get(field.name, TEXT) for field in fields(Line) if field.name in limits.LINE_FIELDS}
    lines = _any(_named(line, ["number", "name", "source", "confidence"]))
    known = {"emergency_number": {"type": "string"}, "dispatcher_languages": TEXTS, "lines": lines}
    return _named(known, ["emergency_number", "dispatcher_languages"])


def _services(taxonomy: Taxonomy) -> Schema:
    kinds = [topic.partition(".")[2] for topic in taxonomy.of_group("service")]
    lists = dict.fromkeys(("location", "languages", "shares_with", "source", "verify"), TEXTS)
    closed = {field: _one_of(values) for field, values in limits.SERVICE_VALUES.items()}
    some = {"kinds": kinds, "for": limits.SERVICE_GROUPS, "known_fields": limits.SERVICE_FIELDS}
    special = {**lists, **closed, **{field: _some_of(values) for field, values in some.items()}}
    known = {field: special.get(field, TEXT) for field in limits.SERVICE_FIELDS}
    return _any(_named(known, ["name", "kinds", "confidence", "checked", "check_again"]))


def _named(properties: Mapping[str, Schema], required: Sequence[str] = ()) -> Schema:
    shape: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**shape, "required": list(required)} if required else shape


def _any(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


def _text(most: int) -> Schema:
    return {**TEXT, "maxLength": most}


def _one_of(values: Sequence[str]) -> Schema:
    return {"enum": list(values)}


def _some_of(values: Sequence[str]) -> Schema:
    return {"type": "array", "items": _one_of(values)}
