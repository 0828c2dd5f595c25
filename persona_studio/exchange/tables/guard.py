"""Looks at an XLSX before anybody opens it: is it one, how large is it unpacked, does its XML declare entities."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

MOST_BYTES = 1_000_000_000  # of all parts, unpacked
MOST_RATIO = 400  # of what a part is unpacked to what it takes; real sheets stay below 100
MOST_PARTS = 5_000
_SMALL = 20_000_000  # below it no ratio is suspicious
_CHUNK = 1 << 20
_KEPT = 4096  # bytes of a chunk that are looked at again with the next one
_MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_NO_VALUE = re.compile(rb"<c\s[^<>]*>\s*<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_MOST_MERGED = 20_000


def check(path: Path) -> None:
    """Raises Problem when the file is no sound XLSX, or one that would fill the memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_size(path, parts)
            names = {part.filename for part in parts}
            if not any(name.lower() == "xl/workbook.xml" for name in names):
                raise _other(path, names)
            if any(part.flag_bits & 1 for part in parts):
                raise Problem(_("{file} is protected by a password.").format(file=path.name), _("Save it without one, as CSV or XLSX."))
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    for _piece in _chunks(archive, part, path):
                        pass
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise damaged(path) from error


def merged(path: Path, part: str) -> tuple[list[tuple[int, int, int]], int]:
    """The cells that are merged downwards in a sheet, as (column, first row, last row) from 1, and how many formulas have no value."""
    found: list[tuple[int, int, int]] = []
    unworked = 0
    with zipfile.ZipFile(path) as archive:
        for chunk in _chunks(archive, archive.getinfo(part), path):
            unworked += len(_NO_VALUE.findall(chunk))
            for first, top, _last, bottom in _MERGED.findall(chunk):
                if int(bottom) > int(top) and len(found) < _MOST_MERGED:
                    found.append((_column(first), int(top), int(bottom)))
    return list(dict.fromkeys(found)), unworked


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> Iterator[bytes]:
    """A part in pieces that end with a whole element, so that nothing is seen twice or cut. Raises Problem when it declares a document type."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            piece = rest + piece
            if piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                raise Problem(
                    _("{file} holds XML that no spreadsheet writes.").format(file=path.name), _("Open it in a spreadsheet and save it as CSV.")
                )
            end = max(piece.rfind(b"</c>"), piece.rfind(b"/>") - 2) + 4
            if end < 4 or len(piece) - end > _CHUNK:
                end = max(0, len(piece) - _KEPT)
            yield piece[:end]
            rest = piece[end:]
    yield rest


def _check_size(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    steep = any(part.file_size > _SMALL and part.file_size > MOST_RATIO * max(1, part.compress_size) for part in parts)
    if size > MOST_BYTES or steep or len(parts) > MOST_PARTS:
        sentence = _("{file} unpacks to {size} MB, which is not plausible for a table.").format(file=path.name, size=f"{size // 1_000_000:,}")
        raise Problem(sentence, _("Save it as CSV."))


def _other(path: Path, names: set[str]) -> Problem:
    """What else a ZIP archive may be."""
    if any(name.endswith((".csv", ".tsv", ".xlsx")) for name in names):
        return Problem(_("{file} is an archive.").format(file=path.name), _("Unpack it and choose a file in it."))
    return Problem(_("{file} is of a kind that cannot be read as a table.").format(file=path.name), _("Save it as CSV or XLSX."))


def damaged(path: Path) -> Problem:
    return Problem(_("{file} is damaged: it cannot be unpacked.").format(file=path.name), _("Get it anew, or save it as CSV."))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
