"""Pages and texts of many tiny blocks: what is the same is judged once, and every copy gets what the first one got."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.model import Block
from newsclean.offsets import OffsetMap, Patch, Replacement
from newsclean.rules.boilerplate.lines import Claim, Line, claims

PROSE = "The harbour was closed for two days because of the ice, and the ferries stayed at the pier."


def page(*cells: str) -> str:
    return f"<p>{PROSE}</p><table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table><p>{PROSE} Again.</p>"


def test_equal_lines_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    of_line = claims.claim_on

    def counted(line: Line) -> Claim | None:
        judged.append(line.text)
        return of_line(line)

    monkeypatch.setattr(claims, "claim_on", counted)
    newsclean.check(page(*["zwölfeckig"] * 500), format="html")
    assert 1 <= judged.count("zwölfeckig") <= 3  # below the first paragraph a line is judged apart


def test_every_copy_of_a_button_goes() -> None:
    cells = ["Share on Facebook"] * 300
    assert newsclean.clean(page(*cells), format="html").text == newsclean.clean(page(), format="html").text


def test_copies_of_a_line_that_is_the_articles_stay() -> None:
    cleaned = newsclean.clean(page(*["seven"] * 300), format="html")
    assert cleaned.text.count("seven") == 300


def test_removed_copies_can_be_put_back() -> None:
    cleaned = newsclean.clean(page(*["Share on Facebook"] * 300), format="html")
    assert cleaned.revert() == newsclean.read(page(*["Share on Facebook"] * 300), format="html").text
    assert len({id(place.labels) for place in cleaned.document.patch.changes}) == 1


def test_a_patch_joined_with_nothing_is_itself() -> None:
    text, patch = Patch().then("abc", [Replacement(1, 2, "")])
    assert patch.joined(Patch(), text) == patch == Patch().joined(patch, "abc")


def test_maps_of_equal_points_are_equal_whatever_holds_them() -> None:
    one, other = OffsetMap((0, 3), (2, 5)), OffsetMap([0, 3], [2, 5])
    assert one == other
    assert hash(one) == hash(other)


def test_a_block_in_another_language_keeps_its_characters() -> None:
    block = Block("abba", 3)
    assert block.characters == frozenset("ab")
    assert block.relabelled("fr") == Block("abba", 3, language="fr")
    assert block.relabelled("fr").characters is block.characters
