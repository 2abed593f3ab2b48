"""Worker processes: results in order, what is known needs no worker, and who kills his worker is lost alone."""

import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.cli.pool import pooled

FATAL = 7


def squared(number: int) -> int:
    if number == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def known(number: int) -> int | None:
    return -number if number % 3 == 1 else None


@pytest.mark.parametrize("chunk", [1, 2, 8, 100])
def test_results_come_in_order_whatever_is_known(chunk: int) -> None:
    items = [number for number in range(200) if number != FATAL]
    expected = [(each, -each if each % 3 == 1 else each * each) for each in items]
    assert list(pooled(squared, items, 2, chunk=chunk, recall=known)) == expected


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
@pytest.mark.parametrize("chunk", [1, 4])
def test_an_item_that_kills_its_worker_is_lost_alone(chunk: int) -> None:
    items = [1, 2, 3, FATAL, 5, 6, 8, 9, 12]
    expected = [(each, None if each == FATAL else each * each) for each in items]
    assert list(pooled(squared, items, 2, chunk=chunk)) == expected


def never(number: int) -> int:
    raise AssertionError(number)


@given(st.lists(st.integers()), st.integers(min_value=1, max_value=9))
def test_nothing_is_handed_over_if_all_is_known(items: list[int], chunk: int) -> None:
    assert list(pooled(never, items, 2, chunk=chunk, recall=str)) == [(each, str(each)) for each in items]
