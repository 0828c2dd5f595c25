"""Lines: nothing wider than the measure, nothing lost, short last lines pulled up."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.paper.text import broken
from tests.paper.reading import squeezed

TEXT = st.text(st.characters(codec="latin-1", exclude_characters="\xad"), max_size=300)


@given(TEXT, st.floats(8, 120), st.integers(1, 12), st.booleans())
def test_lines_fit_and_what_does_not_is_the_rest(text: str, width: float, most: int, even: bool) -> None:
    made = broken(text.replace("\x00", ""), "sans", 9.2, width, most, even)
    assert len(made.lines) <= most
    assert all(line.width <= width + 0.01 for line in made.lines if len(line.text) > 3)
    shown = "".join(line.text for line in made.lines)
    whole = squeezed(shown.removesuffix("…") if made.rest else shown) + squeezed(made.rest)
    if not made.missing:
        assert whole == squeezed(text)


def test_a_lonely_last_word_gets_company() -> None:
    lines = [line.text for line in broken("Degree in communications or business", "sans", 9.2, 45, 9).lines]
    assert lines == ["Degree in communications", "or business"]


def test_even_lines_are_about_as_long() -> None:
    text = "I spend the first week of every month explaining last month to people who have stopped listening"
    widths = [line.width for line in broken(text, "serif-text", 16, 110, 9, True).lines]
    assert len(widths) > 1
    assert min(widths) > 0.7 * max(widths)


def test_words_that_are_too_long_break_after_a_hyphen_where_there_is_one() -> None:
    made = broken("Angebots-Durchlaufzeitverfolgungsbeauftragte", "sans", 9.2, 40, 9)
    assert "".join(line.text for line in made.lines) == "Angebots-Durchlaufzeitverfolgungsbeauftragte"
    assert made.cut


def test_paragraphs_stay_apart() -> None:
    assert [line.text for line in broken("One.\n\nTwo.", "sans", 9.2, 100, 9).lines] == ["One.", "Two."]


@pytest.mark.parametrize("word", ["x" * 70, "https://example.org/a/rather/long/path?with=questions", "soft\u00adhyphen" * 5])
def test_a_word_cut_by_the_layout_engine_is_named(word: str) -> None:
    assert broken(f"שלום {word} שלום", "sans", 9.2, 30, 9).cut


@pytest.mark.parametrize("text", ["שלום עולם " * 9, "東京で働く人々のための道具を探しています" * 3, "ภาษาไทยไม่มีช่องว่างระหว่างคำ" * 3])
def test_lines_that_end_between_words_cut_none(text: str) -> None:
    made = broken(text, "sans", 9.2, 30, 20)
    assert len(made.lines) > 1
    assert made.cut == ""


def test_a_thread_that_set_text_and_ended_takes_no_font_with_it() -> None:
    """Its font faces die with it; in a process of its own, as a dead one is a crash and no exception."""
    program = """
import threading
from persona_studio.paper import text_qt
assert text_qt.ready()
one = threading.Thread(target=text_qt.broken, args=("ليلى", "sans", 10, 100, 5, False))
one.start()
one.join()
made = text_qt.broken("الوصول إلى تقرير واحد", "sans", 10, 100, 5, False)
assert made.lines[0].shaped.steps
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
