"""Bytes to text: BOM, declared charset, strict UTF-8, detector; what cannot be decoded is kept on record."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

import webencodings

from newsclean.errors import UsageError
from newsclean.text.patterns import lazy

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes a detector needs to see; more costs time and changes no answer
# The bytes by which ISO-8859-15 differs from windows-1252; without one of them the text is what the web calls Latin-1.
LATIN_9_ONLY = frozenset(b"\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe")
# More valid multi-byte sequences than broken bytes: a UTF-8 text with damage, not another charset.
UTF8_SEQUENCES_PER_BAD_BYTE = 2
NUL_SHARE_OF_UTF16 = 0.2  # Western text in UTF-16 is half NUL bytes
ESCAPED = lazy("[\udc80-\udcff]")  # how surrogateescape writes a byte that is no text
NO_CODEC = frozenset(("replacement", "x-user-defined"))  # names of the web for "do not read" and "bytes as they are"
ESCAPE_2022 = b"\x1b$"  # ISO-2022-JP is valid UTF-8, so its escapes come first


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that are no text: `raw` at `byte_start` of the source became the U+FFFD at `offset`."""

    offset: int
    byte_start: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how we know its encoding: `how` is bom, given, utf-8, declared or detected."""

    text: str
    encoding: str
    how: str
    bom: bytes = b""
    damage: tuple[Damage, ...] = ()


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text of `data`; `encoding` (a WHATWG label) is believed unless a BOM says otherwise.

    What the data `declared` of itself is believed where it works: templates declare what their texts are not in, and
    bytes beyond ASCII that form UTF-8 throughout are UTF-8. Bytes that fit no encoding become U+FFFD and `damage`.
    UsageError for an unknown label.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], name, "bom", bom)
    if encoding is not None:
        return _lenient(data, python_name(encoding), "given")
    if ESCAPE_2022 not in data[:SAMPLE]:
        try:
            return Decoded(data.decode("utf-8"), "utf-8", "utf-8")
        except UnicodeDecodeError:
            pass
    if declared is not None and (name := python_name(declared)) != "utf-8":
        return _lenient(data, name, "declared")
    return _lenient(data, _detected(data), "detected")


def python_name(label: str) -> str:
    """Return Python's name of a WHATWG charset label; UsageError for an unknown one."""
    found = webencodings.lookup(label)
    if found is None or found.name in NO_CODEC:
        raise UsageError(f"unknown encoding '{label}'; a WHATWG label such as utf-8, windows-1252 or shift_jis works")
    return str(found.codec_info.name)


def encode(decoded: Decoded, text: str) -> bytes:
    """Return `text` in the encoding and with the BOM it was read with.

    Characters the encoding lacks (and lone surrogates) make the whole file UTF-8, as nothing may be lost.
    """
    try:
        return decoded.bom + text.encode(decoded.encoding)
    except UnicodeEncodeError:
        bom = codecs.BOM_UTF8 if decoded.bom else b""
        return bom + text.encode("utf-8", "surrogatepass" if decoded.encoding == "utf-8" else "replace")


def _detected(data: bytes) -> str:
    sample = data[:SAMPLE]
    if sample.count(0) > NUL_SHARE_OF_UTF16 * len(sample):
        return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    if _is_damaged_utf8(sample):
        return "utf-8"
    import chardet

    # chardet 7 calls few bytes by a low confidence and is right; its answer is taken as it is.
    name = chardet.detect(sample).get("encoding") or "utf-8"
    if name == "iso8859-15" and LATIN_9_ONLY.isdisjoint(sample):
        return "cp1252"
    label = webencodings.lookup(name)
    return str(label.codec_info.name) if label else codecs.lookup(name).name


def _is_damaged_utf8(sample: bytes) -> bool:
    """Tell whether most non-ASCII bytes form valid UTF-8 sequences."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sequences = sum(1 for character in text if character > "\x7f") - broken
    return sequences > UTF8_SEQUENCES_PER_BAD_BYTE * broken


def _lenient(data: bytes, name: str, how: str, bom: bytes = b"") -> Decoded:
    """Return the text of `data`, whatever is in it."""
    try:
        return Decoded(data.decode(name), name, how, bom)
    except UnicodeDecodeError:
        pass
    try:
        escaped = data.decode(name, "surrogateescape")
        damage = tuple(_damage(escaped, name, len(bom)))
    except UnicodeError:  # UTF-16 and UTF-32 know no escape: the place is lost, the bytes are not recorded
        return Decoded(data.decode(name, "replace"), name, how, bom, (Damage(0, len(bom), b""),))
    return Decoded(ESCAPED.sub("\ufffd", escaped), name, how, bom, damage)


def _damage(escaped: str, name: str, shift: int) -> Iterator[Damage]:
    """Yield the record of every escaped byte; each piece of text is encoded once, so the time is linear."""
    cursor = 0
    for match in ESCAPED.finditer(escaped):
        shift += len(escaped[cursor : match.start()].encode(name))
        yield Damage(match.start(), shift, bytes((ord(match[0]) - 0xDC00,)))
        shift, cursor = shift + 1, match.end()
