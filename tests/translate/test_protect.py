"""What must not change is not given out of hand, and looked for afterwards."""

from __future__ import annotations

import pytest

from bot.translate.protect import Protection, unmask

NAMES = ("heroin", "3-MMC", "GHB", "naloxone")
TEXT = "Wait 2 hours after 5 mg of GHB. Call {emergency_number} or +31 20 123 4567, see https://example.org/a."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Call {emergency_number} now", "Call XQ1X now"),
        ("Wait 5-10 minutes", "Wait XQ1X minutes"),
        ("3-MMC is not heroin", "XQ1X is not XQ2X"),
        ("Take 0.5 g", "Take XQ1X g"),
        ("Write /forget or ask @someone", "Write XQ1X or ask XQ2X"),
        ("Mail to a.b@example.org.", "Mail to XQ1X."),
        ("GHBs and heroine", "GHBs and heroine"),
    ],
)
def test_what_must_not_change_is_not_shown_to_the_translator(text: str, masked: str) -> None:
    found = Protection(NAMES).mask(text)
    assert found and found.text == masked


def test_everything_comes_back() -> None:
    masked = Protection(NAMES).mask(TEXT)
    assert masked and unmask(masked, masked.text.replace("Wait", "Wacht").replace("hours", "uur")) == TEXT.replace(
        "Wait", "Wacht"
    ).replace("hours", "uur")


def test_a_name_may_be_said_as_the_other_language_says_it() -> None:
    masked = Protection(NAMES).mask("Heroin is strong")
    assert masked and unmask(masked, "XQ1X قوي", {"heroin": "هيروين"}) == "هيروين قوي"


def test_a_token_in_the_digits_of_another_script_is_still_the_same() -> None:
    masked = Protection(NAMES).mask("Wait 2 hours")
    assert masked and unmask(masked, "انتظر XQ١X ساعات") == "انتظر 2 ساعات"


@pytest.mark.parametrize(
    "lie",
    [
        "Wacht XQ1X uur",  # one is lost
        "Wacht XQ2X uur na XQ1X mg",  # exchanged
        "Wacht XQ1X uur na XQ1X mg",  # one twice
        "Wacht XQ1X uur na XQ2X mg XQ3X",  # one too many
        "Wacht XQ1X uur na XQ2X mg, hooguit 7",  # a number that nobody wrote
        "Wacht XQ1X uur na XQ2X mg, zie https://elsewhere.org",
        "Wacht XQ1X uur na XQ2X mg {place}",
        "Wait XQ1X hours after XQ2X mg",  # nothing was translated
        "XQ1X XQ2X",  # nothing is left
        "Wacht XQ1X uur na XQ2X mg" + " en wacht" * 40,
        "",
    ],
)
def test_a_translation_that_lost_added_or_exchanged_something_is_thrown_away(lie: str) -> None:
    masked = Protection(NAMES).mask("Wait 2 hours after 5 mg")
    assert masked and unmask(masked, lie) is None


def test_a_number_in_words_may_become_a_digit() -> None:
    masked = Protection().mask("Wait two hours")
    assert masked and unmask(masked, "Wacht 2 uur") == "Wacht 2 uur" and unmask(masked, "Wacht 3 uur") is None


def test_a_text_with_such_signs_of_its_own_is_not_translated() -> None:
    assert Protection().mask("the code is xq1x") is None
