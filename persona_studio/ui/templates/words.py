"""What the template editor calls kinds of value, their options and places on the card."""

from __future__ import annotations

from persona_studio.foundation.words import _


def kind_name(word: str) -> str:
    """A kind of value in words."""
    names = {
        "line": _("One line"), "text": _("Text"), "choice": _("One of several"), "many": _("Several words"), "number": _("Number"),
        "range": _("Range"), "money": _("Money"), "scale": _("Scale"), "date": _("Date"), "flag": _("Yes or no"), "list": _("List"),
        "ranked": _("Ranked list"), "groups": _("Statements with parts"), "table": _("Table"), "statement": _("Sentence in parts"),
        "outcomes": _("Outcomes with scores"), "profile": _("Other profiles"),
    }  # fmt: skip
    return names.get(word, word)


def option_name(name: str) -> str:
    """An option of a kind in words."""
    names = {
        "longest": _("Characters that fit best"), "options": _("Choices, one a line"), "open": _("Own words are welcome"),
        "wanted": _("How many are asked for"), "least": _("Least"), "most": _("Most"), "unit": _("Unit"), "unit_one": _("Unit of one"),
        "units": _("Other words for the unit, one a line"), "per": _("Period when none is written"), "low": _("Word at the lower end"),
        "high": _("Word at the upper end"), "noun": _("What one item is called"), "prompts": _("Question at each place, one a line"),
        "parts": _("Parts, one a line"), "statements_label": _("Heading of the statements on paper"),
        "parts_label": _("Heading of the parts on paper"), "quoted": _("The statement is somebody’s own words"),
        "rows": _("Rows to begin with, one a line"), "rows_label": _("What the rows are called"), "main": _("Main part"),
        "kinds": _("Kinds of profile, one a line"),
    }  # fmt: skip
    return names.get(name, name.replace("_", " "))


def slot_name(slot: str) -> str:
    """A place on the card in words."""
    names = {
        "name": _("The name"), "role": _("Under the name"), "subline": _("Third line, with its label"), "quote": _("The quote"),
        "facts": _("Facts, narrow column"), "list": _("List, half the body"), "pairs": _("Statements and parts, two columns"),
        "behaviour": _("Label over value, two by two"), "action": _("Panel at the foot"), "notes": _("Running text"), "none": _("Not on the card"),
    }  # fmt: skip
    return names.get(slot, slot)


def rank_name(rank: str) -> str:
    """How early a field leaves a full card."""
    names = {
        "A": _("A, never leaves"),
        "B": _("B, its end leaves last"),
        "C": _("C, leaves second"),
        "D": _("D, leaves first"),
    }
    return names.get(rank, rank)
