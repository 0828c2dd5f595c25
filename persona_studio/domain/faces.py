"""Faces: what a drawn face is made of, the face that follows from a seed, and what a profile shows instead of one. Nothing is drawn here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any

from persona_studio.foundation.words import _

HEADS = tuple(
    "short1 short2 short3 short4 short5 pomp shaved1 shaved2 shaved3 flatTop flatTopLong mohawk mohawk2 noHair1 noHair2 noHair3 grayShort "
    "mediumStraight medium1 medium2 medium3 mediumBangs mediumBangs2 mediumBangs3 bangs bangs2 long longBangs longCurly grayMedium grayBun bun "
    "bun2 buns afro longAfro bantuKnots cornrows cornrows2 dreads1 dreads2 twists twists2 hijab turban hatBeanie hatHip".split()
)
EXPRESSIONS = tuple(
    "smile calm cute smileBig smileTeethGap smileLOL eatingHappy driven explaining awe cheeky old serious solemn tired suspicious concerned "
    "concernedFear contempt eyesClosed blank".split()
)
BEARDS = ("", *"chin full full2 full3 full4 goatee1 goatee2 moustache1 moustache2 moustache3 moustache4 moustache5 moustache6".split())
BEARDS += ("moustache7", "moustache9")
GLASSES = ("", "glasses", "glasses2", "glasses3", "glasses4", "glasses5", "sunglasses", "sunglasses2")
DEVICES = ("", "wheelchair", "cane", "hearing aid")
SKINS = ("#FFE3CC", "#FBD0AE", "#EDB98A", "#E0A878", "#D08B5B", "#B87445", "#9C5C34", "#7E4A2B", "#633A24", "#4B2C1D")
HAIRS = ("#1F1A19", "#3A2620", "#5B3A29", "#7F4F2E", "#A5673F", "#9E3D22", "#C98A4B", "#E3BF83", "#8E8A88", "#BDB9B6", "#EDEAE6")
CLOTHES = ("#3F5E7E", "#2F7F73", "#B5533C", "#8A5A8F", "#D19A3C", "#5C6B45", "#55525F", "#C77B8B", "#EFEAE0")
GROUNDS = ("#EFE3D0", "#DDE6DA", "#D9E4EA", "#EFDCD6", "#E4DEEA", "#F1E8C9", "#E4E0D8")

COVERED = ("hijab", "turban", "hatBeanie", "hatHip", "bun", "bun2")  # heads with a covering or a ribbon, which has a colour of its own
EARS = (*HEADS[:17], "medium2", "bangs", "grayMedium", "buns", "bun", "bun2", "twists", "twists2", "cornrows", "cornrows2", "bantuKnots", "hatHip")

COMPANIES = ("icp", "segment")  # kinds of profiles that are no person
POLICIES = ("drawn", "photo", "icon", "none")
LONGEST = 4000  # characters of what is stored
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_HASH = re.compile(r"[0-9a-f]{32}")

# What a seed chooses from: friendly faces, and each choice as often as keeps a sheet of them varied.
_FRIENDLY = ("smile", "smile", "calm", "cute", "smileBig", "smileTeethGap", "driven", "explaining", "smile", "old", "cheeky", "eatingHappy")
_TIGHT = ("afro", "longAfro", "bantuKnots", "cornrows", "cornrows2", "dreads1", "dreads2", "twists", "twists2", "flatTop", "flatTopLong")
_BEARDED = (*HEADS[:17], "hatBeanie", "turban", "afro", "dreads2", "twists", "twists2")
_WORN = ("chin", "full", "full2", "full3", "full4", "goatee1", "goatee2", "moustache5", "moustache6", "moustache7", "moustache9")
_SEEN_THROUGH = GLASSES[1:6]
_DARK, _NATURAL, _GREY = HAIRS[:4], HAIRS[:8], HAIRS[8:]


@dataclass(frozen=True)
class Face:
    """A drawn face. A blank colour is chosen by whoever draws: on paper the brand's, in the window one that follows from the seed."""

    head: str = "short1"  # hair, or what covers it
    expression: str = "smile"
    beard: str = ""
    glasses: str = ""
    device: str = ""
    skin: str = SKINS[4]
    hair: str = HAIRS[0]
    cover: str = ""
    clothes: str = ""
    ground: str = ""


PARTS: Mapping[str, Sequence[str]] = {"head": HEADS, "expression": EXPRESSIONS, "beard": BEARDS, "glasses": GLASSES, "device": DEVICES}
COLOURS: Mapping[str, Sequence[str]] = {"skin": SKINS, "hair": HAIRS, "cover": CLOTHES, "clothes": CLOTHES, "ground": GROUNDS}
_ALWAYS = ("skin", "hair")  # colours that are never blank


@lru_cache(4096)
def from_seed(seed: str) -> Face:
    """The face of a seed: the same on every machine, and over many seeds of all skins, ages, hair and coverings."""
    head = _pick(seed, "head", HEADS)
    skin = _pick(seed, "skin", SKINS[4:] if head in _TIGHT else (*SKINS, *SKINS[:5]))
    grey = head.startswith("gray") or _number(seed, "grey") % 7 == 0
    natural = _NATURAL if skin in SKINS[:4] and head not in _TIGHT else _DARK
    old = head.startswith("gray") and _number(seed, "old") % 2 == 0
    bearded = head in _BEARDED and _number(seed, "bearded") % 5 < 2
    return Face(
        head=head,
        expression="old" if old else _pick(seed, "expression", _FRIENDLY),
        beard=_pick(seed, "beard", _WORN) if bearded else "",
        glasses=_pick(seed, "glasses", _SEEN_THROUGH) if _number(seed, "sight") % 4 == 0 else "",
        device=_device(seed, head),
        skin=skin,
        hair=_pick(seed, "hair", _GREY if grey else natural),
        cover=_pick(seed, "cover", CLOTHES),
    )


def _device(seed: str, head: str) -> str:
    """One in ten or so, as in life; a hearing aid only where an ear can be seen."""
    drawn = _number(seed, "device") % 100
    if drawn < 4:
        return "wheelchair"
    if drawn < 6:
        return "cane"
    return "hearing aid" if drawn < 12 and head in EARS else ""


def dressed(face: Face, seed: str) -> Face:
    """The face with every colour: those that are blank follow from the seed."""
    clothes = face.clothes or _pick(seed, "clothes", CLOTHES)
    ground = face.ground or _pick(seed, "ground", GROUNDS)
    cover = face.cover or _pick(seed, "cover", CLOTHES)
    return replace(face, clothes=clothes, ground=ground, cover=cover)


def _number(seed: str, what: str) -> int:
    """A number for one choice, from no generator: choices that are added later change none of the others."""
    return int.from_bytes(blake2b(f"{what}\n{seed}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _pick(seed: str, what: str, among: Sequence[str]) -> str:
    return among[_number(seed, what) % len(among)]


# ---- what a profile shows


@dataclass(frozen=True)
class Crop:
    """The square of a photograph that is shown: its middle and its side, as shares of the picture's width and height and its shorter side."""

    x: float = 0.5
    y: float = 0.5
    side: float = 1.0


@dataclass(frozen=True)
class Portrait:
    """What stands for a profile: `body` as the workbook stores it ("" is the face of the seed), under the policy of the workbook."""

    seed: str
    body: str = ""
    policy: str = "drawn"

    @cached_property
    def _plain(self) -> dict[str, Any]:
        return _read(self.body)

    @property
    def photo(self) -> str:
        """The hash of the photograph that is to be shown; "" for none."""
        return self.own_photo if self.policy == "photo" else ""

    @property
    def own_photo(self) -> str:
        """The hash of the photograph that was given, shown or not."""
        return str(self._plain.get("photo", ""))

    @property
    def crop(self) -> Crop:
        return self._plain.get("crop") or Crop()

    @property
    def plain(self) -> str:
        """ "icon" or "initials" where no face is wanted, else ""."""
        if self.policy in ("icon", "none"):
            return {"icon": "icon", "none": "initials"}[self.policy]
        return "initials" if self._plain.get("initials") else ""

    @property
    def face(self) -> Face:
        """The drawn face, whatever is shown; parts that nobody knows are those of the seed."""
        chosen = self._plain.get("drawn", {})
        return replace(from_seed(self.seed), **chosen) if chosen else from_seed(self.seed)

    def dressed(self) -> Face:
        """The drawn face with every colour."""
        return dressed(self.face, self.seed)


def drawn(face: Face) -> str:
    """A face as it is stored."""
    return _text({"drawn": {key: value for key, value in asdict(face).items() if value or key in ("beard", "glasses", "device")}})


def initials_only() -> str:
    """What is stored of a profile that shows its initials."""
    return _text({"initials": True})


def photograph(hash: str, crop: Crop) -> str:
    """A photograph as it is stored: the hash of its blob, and what of it is shown."""
    return _text({"photo": hash, "crop": [round(n, 4) for n in (crop.x, crop.y, crop.side)]})


def sound(body: str) -> str:
    """What is stored, made of what can be understood alone; "" where nothing can."""
    plain = _read(body)
    if plain.get("photo"):
        return photograph(plain["photo"], plain.get("crop") or Crop())
    if plain.get("initials"):
        return initials_only()
    return _text({"drawn": plain["drawn"]}) if plain.get("drawn") else ""


def _text(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(4096)
def _read(body: str) -> dict[str, Any]:
    """What can be understood of what is stored; what cannot is passed over, for it may come from anywhere."""
    try:
        plain = json.loads(body) if 0 < len(body) <= LONGEST else None
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict):
        return {}
    found: dict[str, Any] = {}
    if isinstance(plain.get("drawn"), dict):
        found["drawn"] = {key: value for key, value in plain["drawn"].items() if _fits(key, value)}
    if isinstance(plain.get("photo"), str) and _HASH.fullmatch(plain["photo"]):
        found |= {"photo": plain["photo"], "crop": _crop(plain.get("crop"))}
    return found | ({"initials": True} if plain.get("initials") is True else {})


def _fits(key: str, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    if key in PARTS:
        return value in PARTS[key]
    return key in COLOURS and (bool(_COLOUR.fullmatch(value)) or (value == "" and key not in _ALWAYS))


def _crop(plain: Any) -> Crop:
    if not (isinstance(plain, list) and len(plain) == 3 and all(type(n) in (int, float) and 0 <= n <= 1 for n in plain)):
        return Crop()
    return Crop(float(plain[0]), float(plain[1]), max(0.05, float(plain[2])))


def alternative(name: str, portrait: Portrait, kind: str) -> str:
    """What a face is called where it cannot be seen: no guesses about age, skin or gender."""
    if portrait.photo:
        return _("Photograph of {name}").format(name=name)
    if portrait.plain == "initials":
        return _("Initials of {name}").format(name=name)
    if portrait.plain or kind in COMPANIES:
        return _("Sign of {name}").format(name=name)
    return _("Drawn portrait of {name}").format(name=name)
