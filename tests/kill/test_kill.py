"""A few kills in every run of the tests; two hundred by hand (`python -m tests.kill.kill --rounds 200`)."""

from __future__ import annotations

import sys

import pytest

from tests.kill.kill import run


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_kills_lose_nothing() -> None:
    tally = run(rounds=8, seed=1)
    assert tally.rounds == 8
    assert tally.acknowledged >= 8
