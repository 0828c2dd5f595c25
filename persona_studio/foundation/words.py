"""Interface text in the user's language. Only whole literal sentences go through `_`."""

from __future__ import annotations

import gettext

from persona_studio.foundation import resource

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Takes the catalogue of `language` ("de"); English, which is in the sources, where there is none."""
    global _catalogue
    _catalogue = gettext.translation("persona-studio", resource.path("languages"), [language], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the chosen language."""
    return _catalogue.gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the sentence that suits the number `n`."""
    return _catalogue.ngettext(one, many, n)
