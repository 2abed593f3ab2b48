"""Positions survive any chain of edits, and every chain of edits can be undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.offsets import OffsetMap, Patch, Replacement


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Replacement]:
    """Return sorted, non-overlapping edits of a text of `length` characters, insertions and deletions included."""
    points = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(points[::2], points[1::2], strict=False)
    return [Replacement(a, b, draw(st.text("XYZ", max_size=3)), draw(st.sampled_from("pqr"))) for a, b in pairs]


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, str, Patch]:
    """Return an old text, a new one and the patch between, after one to five rounds of edits."""
    old = new = draw(st.text("abcdefgh \n", max_size=40))
    patch = Patch()
    for _ in range(draw(st.integers(1, 5))):
        new, patch = patch.then(new, draw(edits(len(new))))
    return old, new, patch


@given(histories())
def test_undoing_all_changes_gives_the_old_text_back(history: tuple[str, str, Patch]) -> None:
    old, new, patch = history
    assert patch.undone(new) == old


@given(histories())
def test_what_a_patch_says_was_there_was_there(history: tuple[str, str, Patch]) -> None:
    old, _, patch = history
    assert all(old[c.old_start : c.old_end] == c.before for c in patch.changes)


@given(histories())
def test_between_changes_the_texts_are_the_same(history: tuple[str, str, Patch]) -> None:
    old, new, patch = history
    ends = [(0, 0), *((c.old_end, c.new_end) for c in patch.changes)]
    starts = [*((c.old_start, c.new_start) for c in patch.changes), (len(old), len(new))]
    for (old_end, new_end), (old_start, new_start) in zip(ends, starts, strict=True):
        assert old[old_end:old_start] == new[new_end:new_start]


@given(histories())
def test_an_untouched_character_maps_to_itself(history: tuple[str, str, Patch]) -> None:
    old, new, patch = history
    for i, character in enumerate(new):
        start, end = patch.backward.span(i, i + 1)
        assert 0 <= start <= end <= len(old)
        if character not in "XYZ":
            assert old[start:end] == character


@given(histories())
def test_offsets_never_run_backwards(history: tuple[str, str, Patch]) -> None:
    old, new, patch = history
    back = [patch.backward.start(i) for i in range(len(new) + 1)]
    forth = [patch.forward.start(i) for i in range(len(old) + 1)]
    assert back == sorted(back)
    assert forth == sorted(forth)


@given(histories(), st.sampled_from("pqr"))
def test_undoing_one_label_leaves_the_other_changes(history: tuple[str, str, Patch], label: str) -> None:
    _, new, patch = history
    others = sum(label not in c.labels for c in patch.changes)
    inserted = sum(c.new_end - c.new_start for c in patch.changes if label not in c.labels)
    undone = patch.undone(new, labels=[label])
    assert others == 0 or sum(ch in "XYZ" for ch in undone) <= inserted


def test_a_span_that_ends_at_a_deletion_maps_before_it() -> None:
    _, patch = Patch().then("abcdef", [Replacement(2, 4, "")])
    assert patch.backward.span(0, 2) == (0, 2)
    assert patch.backward.span(2, 3) == (4, 5)


def test_an_overlapping_edit_is_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Patch().then("abcdef", [Replacement(0, 3, ""), Replacement(2, 4, "")])


def test_the_identity_map_changes_nothing() -> None:
    assert OffsetMap.identity(9).span(3, 7) == (3, 7)


def test_composing_many_small_changes_is_linear() -> None:
    """A hundred thousand changes in two rounds end in the same text; a quadratic merge would never return."""
    text = "ab" * 100_000
    new, patch = Patch().then(text, [Replacement(i, i + 1, "X") for i in range(0, len(text), 2)])
    new, patch = patch.then(new, [Replacement(i, i + 2, "") for i in range(0, len(new), 2)])
    assert new == ""
    assert patch.undone(new) == text
