"""The OpenAPI document, and the check of questions against the schema in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, NoReturn

import yaml
from jsonschema import Draft202012Validator, RefResolver, ValidationError, validators

from bot.channels.gateway.problems import ProblemError

PATH = Path(__file__).with_name("openapi.yml")
ANY_OF = "Give 'text', 'payload', 'location' or 'kind'."


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document."""
    found: dict[str, Any] = yaml.safe_load(PATH.read_text("utf-8"))
    return found


@cache
def _validator(name: str) -> Any:
    strict = validators.extend(Draft202012Validator, {"pattern": _pattern})
    return strict({"$ref": f"#/components/schemas/{name}"}, resolver=RefResolver("", document()))


def _pattern(_: object, pattern: str, given: object, __: object) -> Iterator[ValidationError]:
    """Take `$` for the very end, as JSON Schema does; in Python a line feed may follow it."""
    if isinstance(given, str) and not re.search(pattern.replace("$", r"\Z"), given):
        yield ValidationError("does not match")


def is_conversation(name: str) -> bool:
    """Say whether a partner may call a conversation so."""
    return bool(_validator("Conversation").is_valid(name))


def question(body: bytes) -> dict[str, Any]:
    """Return what a body asks; raise ProblemError for one that is not as the schema says."""
    given = whole(_json(body))
    error = next(_validator("Question").iter_errors(given), None)
    if error:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "question", _sentence(error))
    assert isinstance(given, dict)
    return given


def _json(body: bytes) -> object:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        detail = "The body is not JSON in UTF-8: send one object as Question in /v1/openapi.json."
        raise ProblemError(HTTPStatus.BAD_REQUEST, "json", detail) from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def whole(value: object) -> object:
    """Return a value of JSON with half letters replaced: a text that was cut in an emoji is a text all the same."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [whole(part) for part in value]
    if isinstance(value, dict):
        return {whole(name): whole(part) for name, part in value.items()}
    return value


def _sentence(error: ValidationError) -> str:
    """Say what to change; never with words that somebody sent."""
    if error.validator == "anyOf":
        return ANY_OF
    if error.validator == "additionalProperties":
        fields = ", ".join(error.schema["properties"])
        return f"There is a field that we do not know; these we know: {fields}."
    where = ".".join(map(str, error.absolute_path)) or "The body"
    return f"{where} does not fit, see Question in /v1/openapi.json: {error.validator} is {error.validator_value}."
