"""The settings of a workbook: client, language, currency, paper."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from persona_studio.domain.faces import POLICIES
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import clean

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft

PAPERS = ("a4", "letter")


def change(book: Workbook, **changes: str) -> None:
    """Changes settings by name; raises Problem, with nothing changed, when one of them is impossible."""
    checked = {name: _checked(name, value) for name, value in changes.items()}
    with book.edit(_("Change of settings")) as e:
        _put(e, checked)


def write(e: Draft, changes: Mapping[str, str]) -> None:
    """The same within an edit that does more."""
    _put(e, {name: _checked(name, value) for name, value in changes.items()})


def _put(e: Draft, checked: Mapping[str, str]) -> None:
    for name, value in checked.items():
        e.put("setting", id=name, body=json.dumps(value, ensure_ascii=False))


def _checked(name: str, value: str) -> str:
    value = " ".join(clean(value).split())
    if name == "paper" and value not in PAPERS:
        raise Problem(_("“{value}” is not a size of paper.").format(value=value), _("Choose a4 or letter."))
    if name == "faces" and value not in POLICIES:
        raise Problem(_("“{value}” is no way to show faces.").format(value=value), _("Choose drawn, photo, icon or none."))
    if name == "currency" and not re.fullmatch("[A-Z]{3}", value):
        raise Problem(_("“{value}” is not a currency.").format(value=value), _("Give its three letters, as EUR."))
    if name == "language" and not re.fullmatch(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?", value):
        raise Problem(_("“{value}” is not a language.").format(value=value), _("Give its code, as en or de-CH."))
    return value
