"""The guide to segmentation."""

from __future__ import annotations

import pytest

from persona_studio.foundation import resource
from persona_studio.template import shipped
from persona_studio.template.guides import LEVELS, read_segmentation, segmentation
from persona_studio.template.kinds import Choice
from persona_studio.template.reader import TemplateError

TEXT = resource.text("guides", "segmentation.toml")


def options(field_id: str) -> tuple[str, ...]:
    field = shipped.templates()["segment"].field(field_id)
    assert field is not None
    assert isinstance(field.kind, Choice)
    return field.kind.options


def test_the_matrix_compares_the_approaches_that_a_segment_can_name() -> None:
    assert tuple(approach.name for approach in segmentation().approach) == options("approach")
    assert tuple(segment.name for segment in segmentation().segment) == options("stage")


@pytest.mark.parametrize(
    ("name", "complexity", "actionability"),
    [
        ("Demographic", "Low", "Medium"), ("Firmographic", "Low", "High"), ("Behavioral", "Medium", "High"),
        ("Needs-based", "Medium-High", "Very High"), ("Value-based", "Medium", "High"), ("Psychographic", "High", "Medium"),
    ],
)  # fmt: skip
def test_what_each_approach_asks_and_gives(name: str, complexity: str, actionability: str) -> None:
    approach = next(a for a in segmentation().approach if a.name == name)
    assert (approach.complexity, approach.actionability) == (complexity, actionability)
    assert approach.data
    assert {complexity, actionability} <= set(LEVELS)


def test_the_usual_segments_fit_the_fields_of_a_segment() -> None:
    template = shipped.templates()["segment"]
    for segment in segmentation().segment:
        for id in ("usage", "engagement", "value", "strategy"):
            field = template.field(id)
            assert field is not None
            value = field.kind.parse(getattr(segment, id))
            assert value == getattr(segment, id)
            assert field.kind.check(value) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (TEXT.replace('complexity = "Medium-High"', 'complexity = "Rather high"'), "approach[4].complexity"),
        (TEXT.replace('groups_by = "values', 'groups = "values'), "approach[6].groups_by"),
        (TEXT.split("[[segment]]")[0], "segment"),
    ],
)
def test_a_guide_that_is_not_as_it_must_be_is_refused(text: str, key: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read_segmentation(text, "own.toml")
    assert caught.value.key == key
