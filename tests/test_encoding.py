"""Bytes become text by BOM, declaration, strict UTF-8, detector; nothing is lost on the way."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import UsageError
from newsclean.readers.encoding import Decoded, decode, encode

FRENCH = "Le maire a inauguré l'école après l'été, à la façade décorée de chêne. " * 4
RUSSIAN = "Совет принял бюджет на следующий год после долгих споров о школе. " * 4
JAPANESE = "市議会は火曜日の夜、来年度の予算案を賛成多数で可決した。" * 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_comes_back(encoding: str) -> None:
    data = FRENCH.encode(encoding)
    decoded = decode(data, encoding="windows-1252")
    assert (decoded.text, decoded.how) == (FRENCH, "bom")
    assert encode(decoded, decoded.text) == data


@pytest.mark.parametrize(
    ("label", "python", "text"),
    [("latin1", "cp1252", FRENCH), ("windows-1251", "cp1251", RUSSIAN), ("x-sjis", "shift_jis", JAPANESE)],
)
def test_a_declared_charset_is_believed_by_its_web_name(label: str, python: str, text: str) -> None:
    decoded = decode(text.encode(python), encoding=label)
    assert decoded.text == text
    assert encode(decoded, text) == text.encode(python)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1252", FRENCH), ("cp1251", RUSSIAN), ("shift_jis", JAPANESE), ("euc_jp", JAPANESE), ("utf-16-le", FRENCH)],
)
def test_an_undeclared_charset_is_detected(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.how) == (text, "detected")


def test_iso_2022_jp_is_not_taken_for_utf_8() -> None:
    assert decode(JAPANESE.encode("iso2022_jp")).text == JAPANESE


def test_one_broken_byte_does_not_change_the_charset_of_the_rest() -> None:
    data = FRENCH.encode() + b"\xff" + FRENCH.encode()
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text == f"{FRENCH}\ufffd{FRENCH}"
    (damage,) = decoded.damage
    assert (damage.offset, damage.byte_start, damage.raw) == (len(FRENCH), len(FRENCH.encode()), b"\xff")


def test_plain_ascii_is_utf_8() -> None:
    assert decode(b"a plain line\n") == Decoded("a plain line\n", "utf-8", "utf-8")


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown encoding 'klingon'"):
        decode(b"", encoding="klingon")


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1252", "utf-16le", "gb18030", "shift_jis"]))
def test_any_bytes_are_decoded(data: bytes, label: str | None) -> None:
    decoded = decode(data, encoding=label)
    for damage in decoded.damage:
        assert damage.raw == data[damage.byte_start : damage.byte_start + len(damage.raw)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoded = decode(data)
        assert decoded.how == "detected" or encode(decoded, decoded.text) == data
