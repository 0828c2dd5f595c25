"""What the program shows, made without a screen: `demo.py FOLDER` writes the sample workbook, a card for each profile and
a picture of each place, light and dark, at both sizes; `demo.py --pictures FOLDER` writes only the pictures, small enough for the README.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from persona_studio.ui.frame.window import Window

SIZES = ((1280, 720), (1920, 1080))
SETTLED = 300  # ms without a change in the picture


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Makes what the program shows, without a screen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", action="store_true", help="only the pictures, with few colours")
    given = parser.parse_args(arguments)
    folder, only_pictures = given.folder.resolve(), given.pictures
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        home = move_in(Path(name))
        workbook = make_sample(home)
        made = [] if only_pictures else list(files(workbook, folder))
        made += pictures(workbook, folder, small=only_pictures)
    for path in made:
        print(os.path.relpath(path))
    return 0


def move_in(home: Path) -> Path:
    """A home of its own: nothing of the person's settings is read or changed, and no picture shows a path of this machine."""
    os.environ["HOME"] = str(home)
    for name in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / f".{name.lower()}")
    return home


def make_sample(home: Path) -> Path:
    from persona_studio.actions import sample
    from persona_studio.workbook import file

    first = home / "sample.persona"
    sample.make(first)
    book = file.open_book(first, write=False)
    client = book.settings().client
    book.close()
    (home / "Documents").mkdir()
    return first.rename(home / "Documents" / f"{client}.persona")


def files(workbook: Path, folder: Path) -> Iterator[Path]:
    """The workbook, and a card for each profile."""
    from persona_studio.actions import cards
    from persona_studio.workbook import file

    target = folder / "sample.persona"
    shutil.copyfile(workbook, target)
    yield target
    book = file.open_book(workbook)
    for listed in book.profiles():
        card = folder / f"card {listed.name}.pdf"
        for finding in cards.save(book, [listed.id], "", card):
            print(f"{listed.name}: {finding.label}: {finding.what}", file=sys.stderr)
        yield card
    book.close()


def pictures(workbook: Path, folder: Path, *, small: bool) -> Iterator[Path]:
    """The start page and every place, light and dark, at both sizes."""
    from PySide6.QtWidgets import QApplication

    from persona_studio.ui.frame.window import Window
    from persona_studio.ui.memory import Memory, state_folder
    from persona_studio.ui.theme import Scheme, Theme

    app = QApplication.instance() or QApplication(["persona-studio"])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.dress(app)
    window = Window(theme, Memory(state_folder() / "window.json"))
    window.show()
    window.open_path(workbook)  # and so it is among the recent ones of the start page
    for place in ("profiles", "compare", "score", "start"):
        if place == "start":
            window.close_workbook()
        else:
            window.commands.run(f"view.{place}")
        if place == "compare":
            window.commands.run("compare.first")
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.use(scheme)
            for width, height in SIZES:
                window.resize(width, height)
                yield grab(window, folder / f"{place}-{scheme.value}-{width}x{height}.png", small=small)
    window.close()


def grab(window: Window, target: Path, *, small: bool) -> Path:
    """A picture of the window when it has come to rest."""
    rest(2 * SETTLED)
    image = window.grab().toImage()
    for _ in range(20):
        rest(SETTLED)
        before, image = image, window.grab().toImage()
        if image == before:
            break
    image.save(str(target))
    if small:
        reduce(target)
    return target


def rest(milliseconds: int) -> None:
    """Lets the window and the threads beside it go on; QTest's wait would keep Python to itself."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def reduce(target: Path) -> None:
    """A picture of 256 colours: a quarter of the size, and nobody sees it."""
    from PIL import Image

    with Image.open(target) as picture:
        reduced = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    reduced.save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
