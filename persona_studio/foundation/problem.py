"""The world's errors: a sentence a person understands, and a way out."""

from __future__ import annotations


class Problem(Exception):
    """Something outside the program went wrong (full disk, wrong file, no permission).

    `sentence` says what happened, `way_out` what can be done about it. Everything else that is
    raised is an error of ours and becomes a report.
    """

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(f"{sentence} {way_out}".strip())
        self.sentence = sentence
        self.way_out = way_out
