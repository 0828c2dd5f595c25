"""Faces from seeds, and what is stored of them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.faces import (
    COLOURS,
    COVERED,
    EARS,
    PARTS,
    POLICIES,
    SKINS,
    Crop,
    Face,
    Portrait,
    alternative,
    drawn,
    dressed,
    from_seed,
    initials_only,
    photograph,
    sound,
)  # fmt: skip

HASH = "0123456789abcdef" * 2


MEI = {
    "head": "mediumStraight",
    "expression": "cute",
    "beard": "",
    "glasses": "",
    "device": "",
    "skin": "#D08B5B",
    "hair": "#5B3A29",
    "cover": "#55525F",
    "clothes": "",
    "ground": "",
}


def test_a_seed_gives_the_same_face_on_every_machine() -> None:
    """Written down once: a change here changes the faces of everybody's profiles."""
    assert asdict(from_seed("mei")) == MEI



@given(st.text())
def test_every_seed_gives_a_face_of_known_parts(seed: str) -> None:
    face = dressed(from_seed(seed), seed)
    assert all(getattr(face, sort) in names for sort, names in PARTS.items())
    assert all(getattr(face, sort) in colours for sort, colours in COLOURS.items())
    assert face.device != "hearing aid" or face.head in EARS
    assert not (face.beard and face.head == "hijab")


def test_many_seeds_are_many_people() -> None:
    faces = [from_seed(f"seed {n}") for n in range(600)]
    seen = {sort: Counter(getattr(face, sort) for face in faces) for sort in ("head", "skin", "hair", "glasses", "device", "beard")}
    assert set(seen["skin"]) == set(SKINS)
    assert max(seen["skin"].values()) < 600 * 0.2
    assert len(seen["head"]) == len(PARTS["head"])
    assert 600 * 0.15 < 600 - seen["glasses"][""] < 600 * 0.35
    assert 600 * 0.1 < 600 - seen["beard"][""] < 600 * 0.35
    assert set(seen["device"]) == set(PARTS["device"])
    assert sum(seen["head"][head] for head in COVERED) > 30


@given(st.builds(Face, **{sort: st.sampled_from([*values]) for sort, values in (*PARTS.items(), *COLOURS.items())}))
def test_a_face_that_is_stored_is_the_same_again(face: Face) -> None:
    portrait = Portrait("somebody", drawn(face))
    assert portrait.face == face
    assert sound(portrait.body) == portrait.body


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8,
)  # fmt: skip
bodies = st.text() | anything.map(json.dumps) | st.dictionaries(st.sampled_from(["drawn", "photo", "crop", "initials"]), anything).map(json.dumps)


@given(bodies, st.sampled_from(POLICIES))
def test_whatever_is_stored_gives_some_face(body: str, policy: str) -> None:
    portrait = Portrait("somebody", body, policy)
    assert portrait.dressed().skin
    assert 0 <= portrait.crop.x <= 1
    assert portrait.plain in ("", "icon", "initials")
    assert sound(sound(body)) == sound(body)


@pytest.mark.parametrize(
    "body",
    [
        '{"drawn":{"head":"../../etc","skin":"#12345G","extra":1}}', '{"drawn":[1]}', "[" * 100_000, '{"photo":"../x"}', '{"drawn":{"skin":""}}',
        '{"drawn":{"head":"short1' + "x" * 5000 + '"}}', "nonsense", "null",
    ],
)  # fmt: skip
def test_what_nobody_understands_is_the_face_of_the_seed(body: str) -> None:
    assert Portrait("somebody", body).face == from_seed("somebody")
    assert sound(body) == "" or json.loads(sound(body)) == {"drawn": {}}


def test_what_is_shown_follows_the_policy() -> None:
    photo = photograph(HASH, Crop(0.4, 0.3, 0.5))
    assert Portrait("a", photo, "photo").photo == HASH
    assert Portrait("a", photo, "drawn").photo == ""
    assert Portrait("a", photo, "photo").crop == Crop(0.4, 0.3, 0.5)
    assert Portrait("a", initials_only(), "drawn").plain == "initials"
    assert [Portrait("a", "", policy).plain for policy in POLICIES] == ["", "", "icon", "initials"]


def test_a_face_is_named_without_guesses() -> None:
    assert alternative("Marketing Mei", Portrait("a"), "buyer") == "Drawn portrait of Marketing Mei"
    assert alternative("Marketing Mei", Portrait("a", photograph(HASH, Crop()), "photo"), "buyer") == "Photograph of Marketing Mei"
    assert alternative("Hotels", Portrait("a"), "icp") == "Sign of Hotels"
