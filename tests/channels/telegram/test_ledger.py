from __future__ import annotations

from bot.channels.telegram.ledger import Ledger


def entered(*updates: int) -> Ledger:
    ledger = Ledger()
    ledger.enter(updates)
    return ledger


def test_at_first_everything_is_asked_for() -> None:
    assert Ledger().offset == 0


def test_nothing_is_confirmed_before_it_was_handled() -> None:
    assert entered(5, 6).offset == 5


def test_what_follows_an_unhandled_update_is_not_confirmed() -> None:
    ledger = entered(5, 6, 7)
    ledger.close(6)
    assert ledger.offset == 5


def test_handled_updates_are_confirmed_together() -> None:
    ledger = entered(5, 6)
    ledger.close(6)
    ledger.close(5)
    assert ledger.offset == 7


def test_an_update_that_is_given_again_is_not_new() -> None:
    ledger = entered(5, 6)
    ledger.close(6)
    assert ledger.enter([5, 6, 7]) == {7}


def test_one_slow_turn_does_not_shut_out_all_others() -> None:
    page = list(range(100))
    ledger = entered(*page)
    for update in page[1:]:
        ledger.close(update)
    ledger.enter(page)
    assert ledger.offset == 100


def test_after_a_quiet_time_lower_numbers_are_seen() -> None:
    ledger = entered(500)
    ledger.close(500)
    ledger.enter([])
    assert ledger.offset == 0
    assert ledger.enter([3]) == {3}
