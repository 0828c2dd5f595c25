"""How the bytes of a text are to be read. The whole of a file decides: the first odd byte may stand far behind."""

from __future__ import annotations

import codecs
from collections import Counter
from pathlib import Path

_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))  # no letters in cp1252
_OLD_MAC = bytes((0x87, 0x88, 0x8A, 0x8E, 0x96, 0x97, 0x9A, 0x9F, *_UNDEFINED))  # á à ä é ñ ó ö ü and more in Mac Roman
_WESTERN = bytes(range(0xC0, 0x100))  # letters in cp1252


def encoding_of(path: Path) -> tuple[str, bool]:
    """The name of the encoding, and whether some bytes do not fit it and must be replaced. Raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, True
    wide = _wide(head)
    if wide:
        return wide, True
    return _narrow(path)


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: in text of the West every second byte is nought."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = max(1, len(head) // 2)
    if odd > 0.4 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _narrow(path: Path) -> tuple[str, bool]:
    """UTF-8 where it fits but for a few damaged signs, else what Windows or an old Mac wrote."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = sound = 0
    odd: Counter[int] = Counter()
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(_CHUNK)
            if not chunk.isascii():
                odd.update(byte for byte in chunk if byte > 0x7F)
            text = decoder.decode(chunk, final=not chunk)
            if not text.isascii():
                lost = text.count("\ufffd")
                broken += lost
                sound += sum(1 for sign in text if sign > "\x7f") - lost
            if not chunk:
                break
    if not broken or sound > 20 * broken:
        return "utf-8", bool(broken)
    mac, western = (sum(odd[byte] for byte in group) for group in (_OLD_MAC, _WESTERN))
    if mac > western:
        return "mac_roman", False
    return "cp1252", any(odd[byte] for byte in _UNDEFINED)
