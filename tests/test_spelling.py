"""Words that the spelling of a language rules out: found in Greek and Vietnamese, nothing in any other language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.spelling import impossible_words

POSSIBLE = [
    ("el", "Το αυτοκίνητό του και τα πρόσωπά τους, βλέποντάς το, είπαν οι κάτοικοί της και ο ηγούμενός τους."),
    ("el", "ΤΗΣ ΠΟΛΗΣ ΤΟ ΛΙΜΑΝΙ ο Οδυσσέας ήρθε χθες"),
    ("el", "γράψτε στο info@δήμος.gr ή στο #καλόλιμάνι"),
    ("vi", "Người nghiêng, khuyến khích, khuya, nghiệp, quyền, giường và những chuyện ngoằn ngoèo."),
    ("vi", "Ông Donald và Mbappé mua ôtô, ôxy, vắcxin, axít và sôcôla ở Hà Nội."),
    ("fr", "τηςπόλης et tiêuchảy"),
    ("und", "τηςπόλης tiêuchảy"),
]
IMPOSSIBLE = [
    ("el", "Το λιμάνι ⟦τηςπόλης⟧ κλείνει."),
    ("el", "Το ⟦μεγάλολιμάνι⟧ κλείνει."),
    ("el", "το ⟦ποσόαποζημιώσεων⟧ μένει."),
    ("vi", "bị ⟦tiêuchảy⟧ hai ngày."),
]


@pytest.mark.parametrize(("language", "text"), POSSIBLE)
def test_words_as_they_are_written_are_left_alone(language: str, text: str) -> None:
    assert list(impossible_words(text, language)) == []


@pytest.mark.parametrize(("language", "marked"), IMPOSSIBLE)
def test_two_words_in_one_are_found(language: str, marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    start = marked.index("⟦")
    assert list(impossible_words(text, language)) == [(start, marked.index("⟧") - 1)]


@given(st.text(), st.sampled_from(["el", "vi", "en", ""]))
def test_any_text_is_read_and_places_are_in_order(text: str, language: str) -> None:
    found = list(impossible_words(text, language))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert found == sorted(set(found))
