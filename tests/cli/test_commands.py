"""The command line, as an operator meets it."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Handrail


def test_ask_prints_the_answer(handrail: Handrail) -> None:
    done = handrail("ask", "--lang", "en", "he is blue and not breathing")
    assert done.returncode == 0 and "112" in done.stdout and "Traceback" not in done.stderr


def test_ask_answers_many_lines_in_order_from_one_process(handrail: Handrail) -> None:
    lines = [
        {"id": "1", "conversation": "c", "text": "what does ghb do"},
        {"id": "2", "conversation": "c", "text": "and with alcohol?"},
        {"id": "3", "text": "and with alcohol?"},
        {"id": "4", "payload": "emergency.seizure", "language": "ar", "country": "GR"},
        {"id": "5", "location": {"lat": 52.37, "lon": 4.89}},
    ]
    done = handrail("ask", "--jsonl", stdin="".join(json.dumps(line) + "\n" for line in lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["1", "2", "3", "4", "5"]
    assert [answer["topic"] for answer in answers[:2]] == ["substance.ghb.about", "mix.alcohol+ghb"]
    assert answers[2]["topic"] is None and answers[2]["suggestions"]
    assert answers[3]["urgent"] and answers[3]["answer_language"] == "ar"
    assert answers[4]["topic"] == "chat.location"


def test_ask_shows_one_answer_in_all_languages(handrail: Handrail) -> None:
    done = handrail("ask", "--topic", "emergency.seizure", "--all-languages")
    assert done.returncode == 0
    assert all(f"== {code} " in done.stdout for code in ("en", "nl", "ar", "fa"))


def test_chat_answers_what_is_typed(handrail: Handrail) -> None:
    done = handrail("chat", stdin="what does ghb do\n/quit\n")
    assert done.returncode == 0 and "GHB" in done.stdout and "Emergency" in done.stdout


def test_train_does_nothing_when_nothing_changed(handrail: Handrail) -> None:
    done = handrail("train")
    assert done.returncode == 0 and done.stdout.startswith("Nothing changed")


def test_doctor_finds_a_healthy_installation(handrail: Handrail) -> None:
    done = handrail("doctor")
    assert done.returncode == 0 and "✗" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "settings", "code", "sentence"),
    [
        (["nonsense"], {}, 2, "invalid choice"),
        (["ask"], {}, 2, "give one question"),
        (["ask", "--topic", "no.topic"], {}, 2, "no topic 'no.topic'"),
        (["run"], {"HANDRAIL_PORT": "http"}, 1, "HANDRAIL_PORT"),
        (["run"], {"HANDRAIL_REDIS_URL": "redis://127.0.0.1:1"}, 1, "Redis does not answer"),
        (["run"], {"HANDRAIL_TELEGRAM_TOKEN": "1:a", "HANDRAIL_TELEGRAM_API": "http://127.0.0.1:1"}, 1, "Telegram"),
        (["ask", "hello"], {"HANDRAIL_CONTENT": "/nowhere"}, 1, "/nowhere"),
        (["ask", "hello"], {"HANDRAIL_DATA": "/dev/null/data"}, 1, "/dev/null"),
        (["ask", "hello"], {"HANDRAIL_DATA": "/proc/data"}, 1, "/proc/data"),
    ],
)
def test_each_failure_is_one_plain_sentence(
    handrail: Handrail, arguments: list[str], settings: dict[str, str], code: int, sentence: str
) -> None:
    done = handrail(*arguments, **settings)
    assert done.returncode == code
    assert sentence in done.stderr and "Traceback" not in done.stderr


def test_a_broken_line_of_input_is_named(handrail: Handrail) -> None:
    done = handrail("ask", "--jsonl", stdin='{"text": "hi"}\n{\n')
    assert done.returncode == 1 and "Line 2" in done.stderr and len(done.stdout.splitlines()) == 1
