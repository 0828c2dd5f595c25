"""Faces of profiles in a workbook: chosen, copied, merged, exported, photographed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from persona_studio.actions import avatars, cards, exporting, faces, importing, merging, profiles, snapshots, transfer
from persona_studio.domain.faces import Crop, Face, from_seed
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create

FACE = Face(head="hijab", expression="calm", glasses="glasses2", skin="#EDB98A", cover="#8A5A8F")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with create(tmp_path / "w.persona", backups=tmp_path / "b") as book:
        profiles.create(book, "buyer-persona", "Mei")
        yield book


def photo(colour: str = "#C00000") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(stream, "PNG")
    return stream.getvalue()


def test_who_was_given_no_face_has_the_one_of_the_code(book: Workbook) -> None:
    mei = book.profile(1)
    assert mei.face.face == from_seed(mei.code)
    assert book.profiles()[0].face == mei.face


def test_a_face_is_one_step_and_can_be_taken_back(book: Workbook) -> None:
    faces.set_face(book, 1, FACE)
    assert book.profile(1).face.face == FACE
    assert book.undo() == "Face of Mei"
    assert book.profile(1).face.body == ""
    book.redo()
    faces.set_face(book, 1, None)
    assert book.profile(1).face.body == ""


def test_choices_of_one_visit_are_one_step(book: Workbook) -> None:
    for head in ("afro", "turban", "long"):
        faces.set_face(book, 1, Face(head=head), visit="a visit")
    book.undo()
    assert book.profile(1).face.body == ""


def test_a_copy_has_the_same_face(book: Workbook) -> None:
    before = book.profile(1).face.face
    assert book.profile(profiles.duplicate(book, 1)).face.face == before
    faces.set_face(book, 1, FACE)
    assert book.profile(profiles.duplicate(book, 1)).face.face == FACE


def test_merging_keeps_the_face_that_somebody_chose(book: Workbook) -> None:
    other = profiles.create(book, "buyer-persona", "Other Mei")
    faces.set_face(book, other, FACE)
    merging.merge(book, 1, other)
    assert book.profile(1).face.face == FACE


def test_our_json_carries_faces_and_the_policy(book: Workbook, tmp_path: Path) -> None:
    faces.set_face(book, 1, FACE)
    faces.policy(book, "icon")
    exporting.save(book, None, tmp_path / "w.json")
    with create(tmp_path / "x.persona", backups=tmp_path / "b") as other:
        importing.take(other, importing.read([tmp_path / "w.json"]))
        assert other.profile(1).face.face == FACE
        assert exporting.json_bytes(other) == exporting.json_bytes(book)


def test_a_photograph_is_shown_from_then_on(book: Workbook) -> None:
    faces.set_photo(book, 1, photo(), Crop(0.5, 0.5, 0.8))
    portrait = book.profile(1).face
    assert portrait.photo
    assert portrait.crop.side == 0.8
    assert Image.open(io.BytesIO(faces.photos(book, [portrait])[portrait.photo])).size == (300, 200)
    book.undo()
    assert (book.settings().faces, book.profile(1).face.own_photo) == ("drawn", "")


def test_a_photograph_stands_on_the_card(book: Workbook) -> None:
    from persona_studio.paper.marks import Picture

    faces.set_photo(book, 1, photo())
    (sheet,) = cards.lay_out(book, [1])
    (picture,) = [mark for mark in sheet.pages[0].marks if isinstance(mark, Picture)]
    assert picture.alt == "Photograph of Mei"
    seen = Image.open(io.BytesIO(picture.data))
    assert seen.width / seen.height == pytest.approx(picture.width / picture.height, rel=0.02)


def test_a_photograph_goes_along_to_another_workbook(book: Workbook, tmp_path: Path) -> None:
    faces.set_photo(book, 1, photo())
    with create(tmp_path / "x.persona", backups=tmp_path / "b") as other:
        (id,) = transfer.copy_profiles(book, [1], other)
        faces.policy(other, "photo")
        assert faces.photos(other, [other.profile(id).face])
        faces.set_face(book, 1, None)
        (first,), (second,) = (transfer.copy_profiles(book, [1], other) for _ in range(2))
        assert other.profile(first).face.face == other.profile(second).face.face == book.profile(1).face.face


def test_what_is_no_picture_changes_nothing(book: Workbook) -> None:
    step = book.undo_step
    with pytest.raises(Problem):
        faces.set_photo(book, 1, b"<svg/>")
    assert book.undo_step == step


def test_an_unknown_policy_is_refused(book: Workbook) -> None:
    with pytest.raises(Problem, match="no way to show faces"):
        faces.policy(book, "cubist")


def test_the_past_has_the_face_of_then(book: Workbook) -> None:
    snapshots.take(book, "Before")
    faces.set_face(book, 1, FACE)
    assert book.past("Before").profile(1).face.body == ""
    assert book.profile(1).face.face == FACE


@pytest.mark.parametrize("ending", avatars.ENDINGS)
def test_a_face_is_written_as_a_picture(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"face{ending}"
    avatars.save("Mei", target)
    first = target.read_bytes()
    avatars.save("Mei", target)
    assert target.read_bytes() == first
    assert first.startswith({".svg": b"<svg", ".pdf": b"%PDF", ".png": b"\x89PNG"}[ending])


def test_a_strange_ending_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no ending"):
        avatars.save("Mei", tmp_path / "face.txt")
    assert not list(tmp_path.iterdir())
