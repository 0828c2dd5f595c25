"""What the parts of a face are called. No word says anything about who somebody is."""

from __future__ import annotations

from persona_studio.foundation.words import _


def part(sort: str, name: str) -> str:
    """What one choice is called: "Beard: full"."""
    return {"head": heads, "expression": expressions, "beard": beards, "glasses": glasses, "device": devices}[sort]().get(name, name)


def rows() -> dict[str, str]:
    """The headings of the rows, in their order."""
    return {
        "head": _("Hair or head covering"), "skin": _("Skin"), "hair": _("Colour of hair"), "cover": _("Colour of the covering"),
        "expression": _("Expression"), "glasses": _("Glasses"), "beard": _("Beard"), "device": _("Assistive device"), "clothes": _("Clothes"),
        "ground": _("Background"),
    }  # fmt: skip


def colour(sort: str, at: int, of: int) -> str:
    """What a colour is called: its place in its row, for no name fits all eyes."""
    if at == 0 and sort in ("cover", "clothes", "ground"):
        return _("Colours of the workbook")
    if sort == "skin":
        return _("Skin {n} of {all}, from light to deep").format(n=at, all=of)
    return _("{row} {n} of {all}").format(row=rows()[sort], n=at, all=of)


def heads() -> dict[str, str]:
    return {
        "short1": _("Short, shaved sides"), "short2": _("Short"), "short3": _("Short with curls behind"), "short4": _("Short, swept up"),
        "short5": _("Short, tousled"), "pomp": _("Quiff"), "shaved1": _("Curls on one side"), "shaved2": _("Curls on top"),
        "shaved3": _("Wild, tied behind"), "flatTop": _("Flat top"), "flatTopLong": _("High flat top"), "mohawk": _("Crest"),
        "mohawk2": _("Spikes"), "noHair1": _("Bald"), "noHair2": _("Few hairs"), "noHair3": _("Bald on top"), "grayShort": _("Short, combed"),
        "mediumStraight": _("Straight to the chin"), "medium1": _("Bob, open"), "medium2": _("Curled ends"), "medium3": _("To the shoulders"),
        "mediumBangs": _("Full with a fringe"), "mediumBangs2": _("Fringe, tied behind"), "mediumBangs3": _("Fringe with clips"),
        "bangs": _("Fringe to the neck"), "bangs2": _("Bob with a fringe"), "long": _("Long"), "longBangs": _("Long with a fringe"),
        "longCurly": _("Long curls"), "grayMedium": _("Low knot"), "grayBun": _("High knot, combed"), "bun": _("High knot with a ribbon"),
        "bun2": _("Knot with a band"), "buns": _("Three knots"), "afro": _("Afro"), "longAfro": _("Large afro"), "bantuKnots": _("Bantu knots"),
        "cornrows": _("Cornrows"), "cornrows2": _("Braids, tied"), "dreads1": _("Locks to the chin"), "dreads2": _("Short locks"),
        "twists": _("Twists"), "twists2": _("Twists, high"), "hijab": _("Headscarf"), "turban": _("Turban"), "hatBeanie": _("Woollen hat"),
        "hatHip": _("Hat with a brim"),
    }  # fmt: skip


def expressions() -> dict[str, str]:
    return {
        "smile": _("Smile"), "calm": _("Calm"), "cute": _("Content"), "smileBig": _("Broad smile"), "smileTeethGap": _("Grin"),
        "smileLOL": _("Laughing"), "eatingHappy": _("Quietly pleased"), "driven": _("Driven"), "explaining": _("Explaining"),
        "awe": _("Amazed"), "cheeky": _("Amused"), "old": _("Lined face"), "serious": _("Serious"), "solemn": _("Solemn"), "tired": _("Tired"),
        "suspicious": _("Doubting"), "concerned": _("Worried"), "concernedFear": _("Alarmed"), "contempt": _("Unimpressed"),
        "eyesClosed": _("Weary"), "blank": _("Bored"),
    }  # fmt: skip


def beards() -> dict[str, str]:
    return {
        "": _("None"), "chin": _("Along the chin"), "full": _("Full, short"), "full2": _("Full"), "full3": _("Full, long"),
        "full4": _("Full with a moustache"), "goatee1": _("Chin and moustache"), "goatee2": _("Goatee"), "moustache1": _("Thin moustache"),
        "moustache2": _("Hanging moustache"), "moustache3": _("Grand moustache"), "moustache4": _("Curled moustache"),
        "moustache5": _("Broad moustache"), "moustache6": _("Narrow moustache"), "moustache7": _("Trimmed moustache"),
        "moustache9": _("Thick moustache"),
    }  # fmt: skip


def glasses() -> dict[str, str]:
    return {
        "": _("None"), "glasses": _("Thin frame"), "glasses2": _("Round"), "glasses3": _("Dark frame"), "glasses4": _("White frame"),
        "glasses5": _("Small and round"), "sunglasses": _("Sunglasses"), "sunglasses2": _("Large sunglasses"),
    }  # fmt: skip


def devices() -> dict[str, str]:
    return {"": _("None"), "wheelchair": _("Wheelchair"), "cane": _("White cane"), "hearing aid": _("Hearing aid")}
