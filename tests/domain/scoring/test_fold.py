"""How words are compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.fold import BLANK, BLANKS, CHANGED, LOWER, TO, UPPER, fold


def test_case_and_blanks_do_not_count() -> None:
    assert fold("  FINTECH \t and\u00a0\u00a0Payments\n") == "fintech and payments"
    assert fold("ÄÖÜ ŁÓDŹ ΑΘΗΝΑ МОСКВА") == "äöü łódź αθηνα москва"


def test_what_is_not_in_the_table_stays() -> None:
    assert fold("Straße") == "straße" != fold("STRASSE")
    assert fold("Café") != fold("Cafe")


def test_the_table_is_one_character_for_one_and_names_none_twice() -> None:
    assert len(CHANGED) == len(TO) == len(set(CHANGED))
    assert [upper.lower() for upper in UPPER] == list(LOWER)
    assert not set(TO) - {BLANK} & set(CHANGED)


@given(st.text(st.sampled_from(UPPER + LOWER + BLANKS + " ß-;,5")))
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded == folded.strip(" ")
    assert "  " not in folded
