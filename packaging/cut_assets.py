"""Cuts the fonts, icons and faces that the program ships from packages: `python packaging/cut_assets.py [resources]`.

Variable fonts become static ones, because reportlab reads nothing else and Qt takes no optical size; icons become single files.
Nothing is fetched: the packages of the `assets` group must be installed. What is up to date is left alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from time import perf_counter
from typing import Any

import cut_faces  # beside this file

SANS = "fontpkg_inter", "Inter[opsz,wght].ttf"
SANS_ITALIC = "fontpkg_inter", "Inter-Italic[opsz,wght].ttf"
SERIF = "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"
SERIF_ITALIC = "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"
NOTO = "fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"
NOTO_ITALIC = "fontpkg_noto_sans", "NotoSans-Italic[wdth,wght].ttf"
PACKAGES = ("fontpkg-inter", "fontpkg-source-serif-4", "fontpkg-noto-sans", "python-lucide", "fonttools")


@dataclass(frozen=True)
class Cut:
    """One static font. "Source" is a reserved name (OFL), so cuts of it are called PS Serif; `opsz` is the optical size or 0."""

    source: tuple[str, str]
    family: str
    style: str
    weight: int
    opsz: int = 0
    kern: bool = False  # set large on paper: its pairs are written beside it, reportlab knows none

    @property
    def italic(self) -> bool:
        return self.style.endswith("Italic")

    @property
    def file(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style.replace(' ', '')}.ttf"


CUTS = (
    Cut(SANS, "PS Sans", "Regular", 400, 14),
    Cut(SANS, "PS Sans", "Medium", 500, 14),
    Cut(SANS, "PS Sans", "SemiBold", 600, 14),
    Cut(SANS_ITALIC, "PS Sans", "Italic", 400, 14),
    Cut(SERIF, "PS Serif", "Regular", 400, 24),
    Cut(SERIF, "PS Serif", "SemiBold", 600, 36),
    Cut(SERIF_ITALIC, "PS Serif", "Italic", 400, 18),
    Cut(NOTO, "Noto Sans", "Regular", 400),
    Cut(NOTO, "Noto Sans", "SemiBold", 600),
    Cut(NOTO, "Noto Sans", "Light", 300),
    Cut(NOTO_ITALIC, "Noto Sans", "Italic", 400),
    Cut(SERIF, "PS Serif Display", "Regular", 400, 60, kern=True),
    Cut(SERIF, "PS Serif Display", "SemiBold", 600, 60, kern=True),
    Cut(SERIF, "PS Serif Text", "Regular", 400, 14, kern=True),
    Cut(SERIF, "PS Serif Text", "SemiBold", 600, 14),
)

ICONS = """
arrow-down arrow-left arrow-right arrow-up award ban banknote book-open building-2 calendar calendar-days check chevron-down chevron-left
chevron-right chevron-up circle circle-alert circle-check circle-help clipboard-paste clock coins columns-3 copy corner-down-right download
ellipsis external-link eye file-down file-text file-up folder-open gauge graduation-cap grip-vertical hash heart-pulse history id-card image info
keyboard layers lightbulb list list-filter lock map menu message-square-quote minus moon panel-right panel-right-close panel-right-open pencil
plus presentation printer quote redo-2 refresh-cw save search settings star sun table tag target toggle-left trash-2 triangle-alert type undo-2
upload user user-round users wrench x zoom-in zoom-out
""".split()

LUCIDE_LICENCE = """ISC License

Copyright (c) 2020, Lucide Contributors

Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF
OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.

Icons that Lucide took over from Feather:
The MIT License (MIT), Copyright (c) 2013-2023 Cole Bemis

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def cut(target: Path) -> str:
    """Brings `target`/fonts and `target`/icons up to date and says in one line what was done."""
    stamp, want = target / "fonts" / ".stamp", _stamp()
    if stamp.is_file() and stamp.read_text() == want and all((target / "fonts" / c.file).is_file() for c in CUTS):
        return f"Fonts and icons in {target} are up to date."
    start = perf_counter()
    fonts, icons = target / "fonts", target / "icons"
    for folder in (fonts / "LICENSES", icons):
        folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for package in sorted({c.source[0] for c in CUTS}):
        licence = resources.files(package).joinpath("LICENSE").read_text(encoding="utf-8")
        (fonts / "LICENSES" / f"{package.removeprefix('fontpkg_')}.txt").write_text(licence, encoding="utf-8")
    write_icons(icons)
    with ProcessPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        sizes = list(pool.map(cut_font, sorted(CUTS, key=_work, reverse=True), [fonts] * len(CUTS)))
    stamp.write_text(want)
    return f"Cut {len(CUTS)} fonts ({sum(sizes) / 1e6:.1f} MB) and {len(ICONS)} icons into {target} in {perf_counter() - start:.0f} s."


def _work(c: Cut) -> int:
    """The size of the source: the largest go first, so that no core waits at the end."""
    return len(resources.files(c.source[0]).joinpath("files", c.source[1]).read_bytes())


def _stamp() -> str:
    """What the cuts depend on: this file and the versions of the packages."""
    own = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return "\n".join([own, *(f"{name} {metadata.version(name)}" for name in PACKAGES)])


def cut_font(c: Cut, folder: Path) -> int:
    """Writes one static font (and its kerning) into `folder`; returns its size."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(str(resources.files(c.source[0]).joinpath("files", c.source[1])))
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": c.weight} | ({"opsz": c.opsz} if c.opsz else {})
    font = instantiateVariableFont(font, axes, inplace=True)
    _rename(font, c)
    for tag in ("STAT", "DSIG", "MVAR", "HVAR"):
        if tag in font:
            del font[tag]
    target = folder / c.file
    part = target.with_suffix(".part")
    font.save(part)
    os.replace(part, target)  # a program that runs meanwhile never reads half a font
    if c.kern:
        target.with_suffix(".kern.json").write_text(json.dumps(kerning(font), separators=(",", ":")))
    return target.stat().st_size


def _rename(font: Any, c: Cut) -> None:
    """Family and style names by which Qt and the systems tell the cuts apart."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    plain = c.style in ("Regular", "Italic")
    full = f"{c.family} {c.style}"
    legacy = (c.family, c.style) if plain else (full.removesuffix(" Italic"), "Italic" if c.italic else "Regular")
    texts = {1: legacy[0], 2: legacy[1], 3: f"{full} PS", 4: full, 6: c.file.removesuffix(".ttf"), 16: c.family, 17: c.style}
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = c.weight
    regular = 0x40 if c.weight == 400 and not c.italic else 0
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | (1 if c.italic else 0) | regular
    font["head"].macStyle = 2 if c.italic else 0


def _letters(font: Any) -> dict[str, str]:
    """Characters that are kerned, to their glyphs: Latin, Greek, Cyrillic, punctuation."""
    wanted = (*range(0x20, 0x180), *range(0x370, 0x460), *range(0x1E00, 0x1F00), *range(0x2010, 0x203B))
    return {chr(code): glyph for code, glyph in font.getBestCmap().items() if code in set(wanted)}


def kerning(font: Any) -> dict[str, Any]:
    """The pairs of the `kern` feature as classes: {"left": {char: row}, "right": {char: column}, "rows": [[value]]}, values per 1000 em."""
    letters = _letters(font)
    tables = list(_pair_tables(font))
    scale = 1000 / font["head"].unitsPerEm
    rows = {left: tuple(round(_pair(tables, a, b) * scale) for b in letters.values()) for left, a in letters.items()}
    columns = dict(zip(letters, zip(*rows.values(), strict=True), strict=True))
    row_of = {row: n for n, row in enumerate(dict.fromkeys(rows.values()))}
    column_of = {column: n for n, column in enumerate(dict.fromkeys(columns.values()))}
    first = {n: char for char, column in reversed(columns.items()) for n in [column_of[column]]}
    place = {char: n for n, char in enumerate(letters)}
    return {
        "left": {char: row_of[row] for char, row in rows.items() if any(row)},
        "right": {char: column_of[column] for char, column in columns.items() if any(column)},
        "rows": [[row[place[first[n]]] for n in range(len(column_of))] for row in row_of],
    }


def _pair_tables(font: Any) -> Iterator[Any]:
    """The pair subtables of the default `kern` feature, in order."""
    gpos = font["GPOS"].table
    indices = {n for record in gpos.FeatureList.FeatureRecord if record.FeatureTag == "kern" for n in record.Feature.LookupListIndex}
    for index in sorted(indices):
        for table in gpos.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 2:
                yield table, {glyph: n for n, glyph in enumerate(table.Coverage.glyphs)}


def _pair(tables: Iterable[Any], left: str, right: str) -> int:
    """How far the pair moves together, in units of the font: the first subtable that knows it decides."""
    for table, covered in tables:
        if left not in covered:
            continue
        if table.Format == 1:
            for record in table.PairSet[covered[left]].PairValueRecord:
                if record.SecondGlyph == right:
                    return getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
        else:
            one, two = table.ClassDef1.classDefs.get(left, 0), table.ClassDef2.classDefs.get(right, 0)
            value = table.Class1Record[one].Class2Record[two].Value1
            return getattr(value, "XAdvance", 0) if value else 0
    return 0


def write_icons(folder: Path) -> None:
    """Writes the icons as lines of 1.75 in the text's colour, under the names we ask for (Lucide's old names are aliases)."""
    database = resources.files("lucide.data").joinpath("lucide-icons.db")
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as rows:
        for name in ICONS:
            found = rows.execute(
                "SELECT svg FROM icons WHERE name = ?1 OR name = (SELECT name FROM icon_aliases WHERE alias = ?1) ORDER BY name = ?1 DESC", (name,)
            ).fetchone()
            if found is None:
                raise LookupError(f"Lucide has no icon {name}.")
            svg = " ".join(found[0].split()).replace("> <", "><").replace('stroke-width="2"', 'stroke-width="1.75"')
            (folder / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")
    rows.close()
    (folder / "LICENSE").write_text(LUCIDE_LICENCE, encoding="utf-8")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "resources"
    print(cut(folder))
    print(cut_faces.cut(folder))
