"""A comparison as Markdown, read back by a Markdown parser."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from persona_studio.exchange.compared import markdown_file
from persona_studio.exchange.compared.markdown_file import escaped
from tests.domain.comparison.people import person
from tests.exchange.compared.views import lost, people, view
from tests.paper.reading import squeezed


class Words(HTMLParser):
    """The words of a page and the tags it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(text: str) -> Words:
    return Words(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))


def test_every_word_is_there_and_nothing_of_it_is_markup() -> None:
    made = page(markdown_file.written(view()).decode())
    assert lost(people(), " ".join(made.words)) == []
    assert set(made.tags) <= {"h1", "h2", "ul", "li", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "strong"}
    tables = "".join(made.tags).count("table")
    assert tables == len(view().blocks) + 1
    assert made.tags.count("td") % 4 == 0


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Cf")), min_size=1, max_size=30))
def test_any_text_reads_as_itself_in_a_table_and_alone(text: str) -> None:
    for source in (f"| a |\n| --- |\n| {escaped(text)} |\n", escaped(text)):
        made = page(source)
        assert squeezed("".join(made.words)).removeprefix("a" if source.startswith("| a") else "") == squeezed(text)


def test_only_differences_names_what_it_leaves_out() -> None:
    a, b = person(1, "A", {"trigger": "Audit", "team_size": "5"}), person(2, "B", {"trigger": "Audit", "team_size": "50"})
    text = markdown_file.written(view(True, a, b)).decode()
    assert "| **Trigger event**" not in text
    assert text.endswith("1 row is the same everywhere and left out: Trigger event.\n")
