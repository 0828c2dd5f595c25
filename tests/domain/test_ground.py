"""Ground is computed: from evidence, and from a sign-off as long as the text is the signed one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from persona_studio.domain.ground import Ground, SignOff, standing


@pytest.mark.parametrize(
    ("evidenced", "signed", "wanted"),
    [
        (False, None, Ground.ASSUMPTION), (False, "same", Ground.ASSUMPTION), (True, None, Ground.SOME),
        (True, "other", Ground.SOME), (True, "same", Ground.VALIDATED),
    ],
)  # fmt: skip
def test_where_a_claim_stands(evidenced: bool, signed: str | None, wanted: Ground) -> None:
    sign_off = SignOff(signed, "AB", datetime(2026, 5, 12, tzinfo=UTC)) if signed else None
    assert standing("same", evidenced, sign_off) is wanted
