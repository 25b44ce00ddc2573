"""`handrail ask`: one question, or many as JSON Lines."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from bot.channels.contract import Question, question, written
from bot.cli.train import ensure
from bot.content import live
from bot.content.library import Library
from bot.conversation.talk import Conversation
from bot.errors import BotError
from bot.messages import Incoming, Turn
from bot.replies.answer import answer
from bot.replies.voice import Voice
from bot.runtime import conversation
from bot.settings import Settings

CHANNEL = "ask"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("ask", help="ask one question, or many as JSON Lines")
    parser.add_argument("text", nargs="?", help="the question")
    parser.add_argument("--lang", default="", help="the language that the channel knows, as en or fa")
    parser.add_argument("--country", default="", help="the country that is known, as NL")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--jsonl", action="store_true", help="read a JSON object a line from standard input, write one a line"
    )
    parser.add_argument("--topic", help="show what is written about a topic id instead of asking")
    parser.add_argument("--all-languages", action="store_true", help="with --topic: in every language that has it")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Answer and print."""
    if given.topic:
        return _show(given.topic, given.lang or "en", all_languages=given.all_languages)
    if given.jsonl == (given.text is not None):
        print("handrail: give one question, or --jsonl and questions on standard input.", file=sys.stderr)
        return 2
    settings = Settings.read()
    model, _ = ensure(settings)
    questions = _read(sys.stdin) if given.jsonl else iter([_one(given)])
    as_json = given.json or given.jsonl
    asyncio.run(_answer(settings, model, questions, as_json=as_json))
    return 0


def _one(given: argparse.Namespace) -> Question:
    return question({"text": given.text, "language": given.lang, "country": given.country}, CHANNEL)


def _read(lines: Iterable[str]) -> Iterator[Question]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield read(number, line)


def read(number: int, line: str) -> Question:
    """Read one line of input; raise BotError with the number of a line that cannot be read."""
    try:
        return question(json.loads(line), CHANNEL)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BotError(
            f"Line {number} is not a question: give a JSON object with 'text', 'payload', 'location' or 'kind'."
        ) from error


async def _answer(settings: Settings, model: Any, questions: Iterable[Question], *, as_json: bool) -> None:
    async with conversation(settings, model) as talk:
        asked: dict[str, Incoming] = {}
        for asked_now in questions:
            asked[asked_now.incoming.sender] = asked_now.incoming
            began = time.perf_counter()
            turn = await talk.respond(asked_now.incoming)
            milliseconds = round(1e3 * (time.perf_counter() - began), 2)
            print(
                json.dumps(written(asked_now, turn, milliseconds), ensure_ascii=False) if as_json else spoken(turn),
                flush=True,
            )
        await _forget(talk, asked.values())


async def _forget(talk: Conversation, asked: Iterable[Incoming]) -> None:
    """Leave nothing behind: these were no people."""
    await talk.settle()
    for incoming in asked:
        await talk.forget(incoming)


def spoken(turn: Turn) -> str:
    """Return a turn as plain text."""
    buttons = " ".join(f"[{button.title}]" for button in turn.replies[-1].buttons) if turn.replies else ""
    return "\n\n".join([*(reply.text for reply in turn.replies), buttons]).rstrip()


def _show(topic: str, language: str, *, all_languages: bool) -> int:
    live.use(Settings.read().content)
    library = live.library()
    if not library.topics.exists(topic):
        print(f"handrail: there is no topic '{topic}'; see content/taxonomy.yml.", file=sys.stderr)
        return 2
    codes = _having(library, topic) if all_languages else [language]
    for code in codes:
        turn = answer(Voice(library, code), topic)
        print(f"== {code} {library.languages[code].name}\n\n{spoken(turn)}\n")
    return 0


def _having(library: Library, topic: str) -> list[str]:
    found = ((code, library.answer(topic, language=code)) for code in library.languages)
    return [code for code, text in found if text and text.language == code]
