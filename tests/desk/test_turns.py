"""Writers take turns in the order in which they came; who gives up holds up nobody."""

from __future__ import annotations

import threading
import time

import pytest

from servanda.desk.turns import Turns
from servanda.errors import LedgerError


def test_turns_come_in_the_order_of_asking_and_never_two_at_once() -> None:
    turns, order, inside = Turns(), list[int](), list[int]()

    def write(number: int) -> None:
        with turns.turn(20):
            inside.append(number)
            time.sleep(0.001)
            assert inside == [number]
            inside.remove(number)
            order.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(30)]
    with turns.turn(20):
        for number, thread in enumerate(threads):
            thread.start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == list(range(30))


def test_who_waits_too_long_is_told_and_those_behind_still_get_their_turn() -> None:
    turns, done = Turns(), threading.Event()

    def write() -> None:
        with turns.turn(20):
            done.set()

    with turns.turn(20):
        with pytest.raises(LedgerError, match=r"more than 0\.05 seconds"), turns.turn(0.05):
            pass
        behind = threading.Thread(target=write)
        behind.start()
        assert not done.wait(0.05)
    behind.join()
    assert done.is_set()


def test_a_turn_ends_with_the_error_that_ends_its_work() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn(1):
        raise ZeroDivisionError
    with turns.turn(1):
        pass
