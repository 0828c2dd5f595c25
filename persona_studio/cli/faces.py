"""The commands about faces: avatar, faces."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from persona_studio.cli.opening import writing
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.domain.faces import POLICIES
from persona_studio.foundation.words import _


def _avatar_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--seed", required=True, metavar="WORD", help=_("the same word gives the same face, on every machine"))
    parser.add_argument("--out", required=True, type=Path, metavar="PATH", help=_("its ending says what is written: .svg, .pdf or .png"))


def avatar(arguments: Arguments) -> int:
    from persona_studio.actions import avatars

    avatars.save(arguments.seed, arguments.out)
    print(_("Written to {file}").format(file=arguments.out))
    return 0


def _faces_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("show", choices=POLICIES, help=_("photo shows photographs where there are some, and drawn faces elsewhere"))


def faces(arguments: Arguments) -> int:
    from persona_studio.actions import faces

    with writing(arguments.file) as book:
        faces.policy(book, arguments.show)
    return 0


COMMANDS = (
    Command("avatar", _("draws the face of a word"), _avatar_arguments, avatar),
    Command("faces", _("says what stands for profiles: drawn faces, photographs, icons, or initials"), _faces_arguments, faces),
)
