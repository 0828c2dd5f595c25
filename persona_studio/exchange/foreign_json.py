"""Other people's JSON: finds the list of personas anywhere in it and takes each apart into headings and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from persona_studio.exchange.found import Found, Gatherer, Item, normal, path
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

_NAMES = ("name", "persona name", "full name", "profile name", "display name", "persona", "title", "label")
_IDS = ("id", "persona id", "profile id", "uuid", "key", "slug")
_STATEMENTS = ("statement", "pain", "pain point", "objection", "goal", "text", "title", "name", "label", "description", "value", "quote")
_SPANS = ({"min", "max"}, {"low", "high"}, {"from", "to"}, {"minimum", "maximum"}, {"least", "most"})
_HINTS = ("persona", "profile", "icp", "buyer", "user", "customer", "segment", "archetype")

Object = dict[str, Any]
Place = tuple[str, ...]


def read(plain: Any, file: str, known: Callable[[str], bool] = lambda heading: False) -> tuple[list[Found], Gatherer]:
    """The personas, and what the file says beside them; `known` says whether a field claims a heading. Raises Problem when there is none."""
    chosen = list(_places(plain, hinted_only=True)) or list(_places(plain, hinted_only=False)) or _nameless(plain, known)
    if not chosen:
        raise Problem(_("There are no personas in {file}.").format(file=file), _("Expected a list of objects that have a name."))
    taken = {id(persona) for _place, personas in chosen for persona, _name in personas}
    found = [_found(persona, name, n) for n, (persona, name) in enumerate((p for _place, ps in chosen for p in ps), 1)]
    rest = Gatherer()
    _flatten(rest, "", plain, taken)
    return found, rest


def _nameless(plain: Any, known: Callable[[str], bool]) -> list[tuple[Place, list[tuple[Object, str]]]]:
    """What is a persona by its fields alone: each object of a list, each object under a name, or the whole."""
    if isinstance(plain, dict) and any(map(known, plain)):
        objects = [(plain, "")]
    elif isinstance(plain, dict):
        objects = [(value, key) for key, value in plain.items()]
    else:
        objects = [(value, "") for value in plain] if isinstance(plain, list) else []
    sound = all(isinstance(value, dict) and any(map(known, value)) for value, _name in objects)
    return [((), objects)] if objects and sound else []


def _hints(step: str) -> bool:
    words = normal(step)
    return any(hint in words for hint in _HINTS)


def _places(plain: Any, *, hinted_only: bool) -> Iterator[tuple[Place, list[tuple[Object, str]]]]:
    """Every outermost list (or object) of named objects, with the keys that lead to it; each object with the name it stood under."""
    level: list[tuple[Place, Any]] = [((), plain)]
    while level:
        deeper: list[tuple[Place, Any]] = []
        for place, thing in level:
            personas = None
            if isinstance(thing, list):
                personas = _in_list(place, thing, hinted_only)
            elif isinstance(thing, dict):
                personas = _in_object(place, thing, hinted_only)
            if personas is not None:
                yield place, personas
            elif isinstance(thing, list):
                deeper += [(place, v) for v in thing]
            elif isinstance(thing, dict):
                deeper += [((*place, key), value) for key, value in thing.items()]
        level = deeper


def _in_list(place: Place, thing: list[Any], hinted_only: bool) -> list[tuple[Object, str]] | None:
    """The objects of a list when all of it is objects, each named or the list called "personas"."""
    objects = [v for v in thing if isinstance(v, dict) and v]
    hinted = bool(place) and _hints(place[-1])
    if not objects or len(objects) < len([v for v in thing if v]) or (hinted_only and place and not hinted):
        return None
    return [(o, "") for o in objects] if hinted or all(_named(o) for o in objects) else None


def _in_object(place: Place, thing: Object, hinted_only: bool) -> list[tuple[Object, str]] | None:
    """{"personas": {"Maria": {…}}}, or one persona alone: at the top, or as {"persona": {…}}."""
    hinted = bool(place) and _hints(place[-1])
    if hinted and thing and place[-1].lower().endswith("s") and all(isinstance(v, dict) and v for v in thing.values()) and not _named(thing):
        return [(value, key) for key, value in thing.items()]
    lists = any(isinstance(v, list) and v and all(isinstance(o, dict) and _named(o) for o in v) and _hints(k) for k, v in thing.items())
    titled = hinted_only and normal(_name_key(thing)) in ("title", "label")  # a document has a title too; its list comes first
    if (hinted or (not place and not titled)) and _named(thing) and not lists:
        return [(thing, "")]
    return None


def _named(thing: Object) -> bool:
    return bool(_name_key(thing))


def _name_key(thing: Object) -> str:
    """The key that holds the name; "" where there is none."""
    keys = {normal(key): key for key, value in reversed(thing.items()) if isinstance(value, str) and value.strip()}
    return next((keys[name] for name in _NAMES if name in keys), "")


def _found(persona: Object, name: str, number: int) -> Found:
    gatherer = Gatherer()
    key = "" if name else _name_key(persona)
    own_id = next((str(v) for k, v in persona.items() if normal(k) in _IDS and isinstance(v, str | int) and not isinstance(v, bool)), "")
    _flatten(gatherer, "", {k: v for k, v in persona.items() if k != key}, set())
    return Found(name or (str(persona[key]) if key else _("Persona {number}").format(number=number)), own_id.strip(), gatherer.pieces)


def _flatten(to: Gatherer, heading: str, thing: Any, without: set[int]) -> None:
    """Adds all that stands in `thing` under the path of its keys; objects in `without` are left out."""
    if id(thing) in without or thing is None:
        return
    if isinstance(thing, dict):
        if (span := _span(thing)) is not None:
            to.add(heading, Item(span))
            return
        for key, value in thing.items():
            _flatten(to, path(heading, key), value, without)
    elif isinstance(thing, list):
        to.add(heading, *(_item(v, without) for v in thing if v is not None and id(v) not in without))
    else:
        to.add(heading, Item(thing))


def _item(thing: Any, without: set[int]) -> Item:
    """An element of a list; of an object, its statement and the rest as parts."""
    if isinstance(thing, list):
        return Item(", ".join(text for _key, text in _leaves(thing, without)))
    if not isinstance(thing, dict):
        return Item(thing)
    keys = {normal(key): key for key, value in reversed(thing.items()) if isinstance(value, str) and value.strip()}
    usual = next((keys[s] for s in _STATEMENTS if s in keys), "")
    key = usual or next((key for key, value in thing.items() if isinstance(value, str) and value.strip()), "")
    parts = tuple(_leaves({k: v for k, v in thing.items() if k != key}, without))
    return Item(thing[key] if key else "", parts, key="" if usual else key)


def _leaves(thing: Any, without: set[int], heading: str = "") -> Iterator[tuple[str, str]]:
    """(path of keys, text) of everything in a value; nested at most as deep as a file may be."""
    if id(thing) in without:
        return
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield from _leaves(value, without, path(heading, key))
    elif isinstance(thing, list):
        for value in thing:
            yield from _leaves(value, without, heading)
    elif thing is not None and (text := Item(thing).text).strip():
        yield heading, text


def _span(thing: Object) -> str | None:
    """{"min": 25, "max": 35} as "25–35"."""
    if len(thing) == 2 and {normal(key) for key in thing} in _SPANS:
        values = [v for v in thing.values() if isinstance(v, str | int) and not isinstance(v, bool) and str(v).strip()]
        return "–".join(str(v) for v in values) if len(values) == 2 else None
    return None
