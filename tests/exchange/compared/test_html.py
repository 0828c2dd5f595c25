"""A comparison as a page: complete, by itself, and safe whatever stands in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from persona_studio.exchange.compared import html_file
from persona_studio.exchange.compared.html_style import STYLE
from tests.domain.comparison.people import person
from tests.exchange.compared.views import lost, people, view

VOID = {"meta", "col"}


class Reader(HTMLParser):
    """Words, tags and attributes; that every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def read(language: str = "en", only: bool = False) -> Reader:
    return Reader(html_file.written(view(only), language).decode())


def test_every_word_is_there() -> None:
    known = [word for word in lost(people(), " ".join(read().words)) if "\x07" not in word]
    assert known == []


def test_nothing_comes_from_elsewhere_and_nothing_runs() -> None:
    made = read()
    assert {tag for tag, _attributes in made.tags} <= {
        "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "h1", "ul", "ol", "li", "table", "colgroup", "col", "thead",
        "tbody", "tr", "th", "td", "span", "small", "p",
    }  # fmt: skip
    names = {name for _tag, attributes in made.tags for name in attributes}
    assert not names & {"src", "href", "onclick", "onload", "style", "background"}
    assert not re.search(r"url\(|@import|http", STYLE)


def test_rows_are_as_long_as_the_heads_and_read_out_as_such() -> None:
    text = html_file.written(view()).decode()
    rows = re.findall(r"<tr class=\"(?!section).*?</tr>", text, re.DOTALL)
    assert len(rows) == len(view().comparison.rows)
    assert all(row.count('<th scope="row">') == 1 and row.count("<td") == 3 for row in rows)
    assert text.count('<th scope="col">') == 4


def test_language_and_direction() -> None:
    assert read("de").tags[0] == ("html", {"lang": "de", "dir": "ltr"})
    assert read("ar-EG").tags[0] == ("html", {"lang": "ar-EG", "dir": "rtl"})
    assert all(a.get("dir") == "auto" for tag, a in read().tags if a.get("class") == "value")


def test_it_prints_with_its_heads_and_knows_light_and_dark() -> None:
    assert "prefers-color-scheme: dark" in STYLE
    assert "table-header-group" in STYLE


def test_only_differences() -> None:
    a, b = person(1, "A", {"trigger": "Audit", "team_size": "5"}), person(2, "B", {"trigger": "Audit", "team_size": "50"})
    text = html_file.written(view(True, a, b)).decode()
    assert ">Audit<" not in text
    assert "1 row is the same everywhere and left out: Trigger event." in text
