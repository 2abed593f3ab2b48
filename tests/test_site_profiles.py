"""Site profiles: what the pages of one site repeat is known on its next page, an article's own text never."""

import json
import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.boilerplate.page_digests import MAX_BLOCKS, PageDigest, digest
from newsclean.boilerplate.profiles import SiteProfile, learn
from newsclean.boilerplate.repetition import MAX_PAGES, sampled
from newsclean.cli.program import run
from newsclean.errors import UsageError
from newsclean.model import Block, Element, Kind, Markup
from newsclean.readers import reader

MENU = ("Front page", "Harbour news", "Rowing results")
PROMO = "Get the Harbour Gazette on your telephone with our free app."
FOOTER = ("Write to the editor", "The Harbour Gazette keeps to the rules of the Press Council.")
WORDS = "ferry crane tide rope gull pier storm buoy sail anchor deck mast keel lamp chart oar net wharf".split()  # noqa: SIM905


def sentence(seed: object, length: int = 24) -> str:
    """Return a sentence that no other seed has."""
    return " ".join(random.Random(repr(seed)).choices(WORDS, k=length)).capitalize() + "."  # noqa: S311


def blocks(lines: Sequence[str], element: str = "p", kind: Kind = Kind.PARAGRAPH) -> list[Block]:
    markup = Markup((Element("body"), Element(element))) if element else None
    return [Block(line, 0, kind, "und", markup) for line in lines]


def article(name: object, *, middle: Sequence[Block] = ()) -> list[Block]:
    """Return a page of the site: its menu, four paragraphs of its own, its footer."""
    own = blocks([sentence((name, number)) for number in range(4)])
    return [*blocks(MENU, "li"), *own[:2], *middle, *own[2:], *blocks(FOOTER, "div")]


def known(profile: SiteProfile, page: Sequence[Block]) -> list[str]:
    """Return the texts that a profile knows."""
    return [block.text for block, is_known in zip(page, profile.known(page), strict=True) if is_known]


SITE = [article(number) for number in range(5)]
PROFILE = learn(SITE)
NEW = article("new")


class TestWhatIsRepeated:
    def test_menu_and_footer_are_known_on_a_new_page(self) -> None:
        assert known(PROFILE, NEW) == [*MENU, *FOOTER]

    def test_plain_text_has_places_too(self) -> None:
        pages = [[Block(block.text, 0) for block in page] for page in SITE]
        assert known(learn(pages), [Block(block.text, 0) for block in NEW]) == [*MENU, *FOOTER]

    def test_a_promo_between_paragraphs_is_known(self) -> None:
        profile = learn([article(number, middle=blocks([PROMO])) for number in range(4)])
        assert PROMO in known(profile, article("new", middle=blocks([PROMO])))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("12 comments", "1,504 comments"),
            ("Updated 3 March 2021", "Updated 14 Jan 2023, 17:05"),
            ("Updated 2021-03-03", "Updated Tuesday, 3 March 2021"),
            ("١٢ تعليقا", "٧ تعليقا"),
            ("More  news", "more news"),
        ],
    )
    def test_numbers_dates_case_and_space_make_no_difference(self, one: str, other: str) -> None:
        assert digest(Block(one, 0)) == digest(Block(other, 0))

    def test_a_block_needs_its_share_of_the_pages_only(self) -> None:
        pages = [*SITE, *([*article((number, "b")), *blocks(["Puzzles"], "li")] for number in range(3))]
        page = [*NEW, *blocks(["Puzzles"], "li")]
        assert "Puzzles" in known(learn(pages), page)
        assert "Puzzles" not in known(learn(pages, min_share=0.5), page)


class TestTheArticlesOwnText:
    def test_no_paragraph_of_the_pages_themselves_is_known(self) -> None:
        for page in SITE:
            assert known(PROFILE, page) == [*MENU, *FOOTER]

    def test_another_sites_page_is_left_alone(self) -> None:
        page = blocks(["Home", "Weather", *(sentence(("other", number)) for number in range(5)), "Imprint"])
        assert known(PROFILE, page) == []

    def test_a_quoted_footer_in_an_article_is_kept(self) -> None:
        page = article("new", middle=blocks(FOOTER[1:], "div"))
        assert [
            is_known for block, is_known in zip(page, PROFILE.known(page), strict=True) if block.text == FOOTER[1]
        ] == [
            False,
            True,
        ]

    def test_a_paragraph_that_says_more_than_the_footer_is_kept(self) -> None:
        page = article("new", middle=blocks([f"{FOOTER[1]} So it says."], "div"))
        assert known(PROFILE, page) == [*MENU, *FOOTER]

    def test_the_same_words_in_another_element_are_kept(self) -> None:
        assert known(PROFILE, [*blocks(MENU, "h1"), *NEW[len(MENU) :]]) == list(FOOTER)

    def test_a_block_of_one_page_is_not_learned(self) -> None:
        pages = [*SITE, [*article("x"), *blocks(["Gull of the week"], "div")]]
        assert "Gull of the week" not in known(
            learn(pages, min_share=0.01), [*NEW, *blocks(["Gull of the week"], "div")]
        )

    def test_a_block_many_times_on_one_page_is_not_learned(self) -> None:
        pages = [*SITE, [*article("x"), *blocks(["Like"] * 9, "div")]]
        assert "Like" not in known(learn(pages, min_share=0.01), [*NEW, *blocks(["Like"], "div")])

    def test_the_background_that_two_articles_share_is_kept(self) -> None:
        shared = blocks([sentence("background")])
        pages = [article("a", middle=shared), article("b", middle=shared), article("c")]
        assert sentence("background") not in known(learn(pages), article("d", middle=shared))

    def test_a_heading_between_paragraphs_is_kept(self) -> None:
        heading = blocks(["What happened next"], "h2", Kind.HEADING)
        profile = learn([article(number, middle=heading) for number in range(4)])
        assert known(profile, article("new", middle=heading)) == [*MENU, *FOOTER]

    def test_a_line_with_a_number_between_paragraphs_is_kept(self) -> None:
        profile = learn([article(number, middle=blocks([f"Boats at sea: {number}"])) for number in range(4)])
        assert known(profile, article("new", middle=blocks(["Boats at sea: 7"]))) == [*MENU, *FOOTER]

    @pytest.mark.parametrize("text", ["3", "2:1", "17.05.2023", "—", "***", "12 / 15", "٣"])
    def test_numbers_and_marks_alone_are_never_known(self, text: str) -> None:
        profile = learn([[*page, *blocks([text], "td")] for page in SITE])
        assert text not in known(profile, [*NEW, *blocks([text], "td")])

    def test_code_is_never_known(self) -> None:
        code = blocks(["import rope"], "pre", Kind.CODE)
        assert known(learn([[*page, *code] for page in SITE]), [*NEW, *code]) == [*MENU, *FOOTER]

    def test_a_block_as_long_as_an_article_is_never_known(self) -> None:
        long = blocks([" ".join(sentence(number) for number in range(200))], "div")
        assert known(learn([[*page, *long] for page in SITE]), [*NEW, *long])[-1] != long[0].text


class TestCopies:
    def test_one_page_fetched_three_times_is_too_few(self) -> None:
        with pytest.raises(UsageError, match="got 1, copies of a page counted once"):
            learn([article("a")] * 3)

    def test_copies_with_other_teasers_count_as_one(self) -> None:
        copies = [[*article("a"), *blocks([f"Most read: {WORDS[number]}"], "li")] for number in range(2)]
        profile = learn([*copies, *SITE[:2]])
        assert profile.pages == 3
        assert known(profile, article("a")) == [*MENU, *FOOTER]

    def test_pages_that_share_a_long_notice_are_no_copies(self) -> None:
        notice = blocks([sentence(("notice", number)) for number in range(12)], "div")
        assert learn([[*page, *notice] for page in SITE]).pages == len(SITE)

    @pytest.mark.parametrize("number", [0, 1, 2])
    def test_fewer_than_three_pages_are_refused(self, number: int) -> None:
        with pytest.raises(UsageError, match=f"at least 3 pages of the same site are needed .*got {number}"):
            learn(SITE[:number])


class TestBounds:
    def test_of_too_many_pages_any_order_keeps_the_same(self) -> None:
        pages = [PageDigest.of(blocks([f"{WORDS[0]} {'x' * number}"])) for number in range(1, MAX_PAGES * 3)]
        kept = sampled(pages)
        assert len(kept) == MAX_PAGES
        assert sampled(reversed(pages)) == kept

    def test_of_an_endless_page_both_ends_count(self) -> None:
        page = PageDigest.of(blocks(["Menu", *["Row"] * (2 * MAX_BLOCKS), "Imprint"]))
        assert len(page.digests) == MAX_BLOCKS
        assert (page.digests[0], page.digests[-1]) == tuple(map(digest, blocks(["Menu", "Imprint"])))

    @pytest.mark.parametrize("share", [0, -1, 1.5, float("nan"), True, "half", None])
    def test_an_impossible_share_is_refused(self, share: Any) -> None:
        with pytest.raises(UsageError, match="above 0 and at most 1"):
            learn(SITE, min_share=share)


class TestFile:
    def test_a_profile_holds_no_text(self) -> None:
        values = json.loads(PROFILE.to_json())
        assert list(values) == ["newsclean-site-profile", "pages", "min-share", "salt", "before", "inside", "after"]
        listed = [values["salt"], *values["before"], *values["inside"], *values["after"]]
        assert [len(bytes.fromhex(each)) for each in listed] == [16] + [8] * 5

    def test_hashes_of_two_profiles_do_not_match(self) -> None:
        other = learn([[*page, *blocks(["Puzzles"], "li")] for page in SITE])
        assert known(other, NEW) == known(PROFILE, NEW)
        assert not (other.before | other.after) & (PROFILE.before | PROFILE.after)

    def test_every_order_of_pages_gives_the_same_bytes(self) -> None:
        assert {learn(order).to_json() for order in permutations(SITE[:4])} == {learn(SITE[:4]).to_json()}

    def test_a_profile_read_again_is_equal(self) -> None:
        assert SiteProfile.from_json(PROFILE.to_json()) == PROFILE
        assert SiteProfile.from_json(PROFILE.to_json().encode()) == PROFILE

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("", "no JSON"),
            ("[" * 5000, "no JSON"),
            ("[]", "no JSON object with"),
            ("{}", "no JSON object with"),
            (b"\xff\xfe\xff", "no JSON"),
            ('{"newsclean-site-profile": 2}', "is 2, where this newsclean reads 1"),
            ('{"newsclean-site-profile": true}', "is True, where"),
            (" " * 3_000_000, "over 2 MB"),
            (17, "got int"),
        ],
    )
    def test_what_is_no_profile_is_refused(self, source: Any, said: str) -> None:
        with pytest.raises(UsageError, match=f"is no site profile: .*{said}.*'newsclean site learn' writes one"):
            SiteProfile.from_json(source)

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("pages", 2),
            ("pages", "many"),
            ("min-share", 0),
            ("min-share", [[]]),
            ("salt", "abc"),
            ("salt", None),
            ("before", {}),
            ("inside", ["zz"]),
            ("after", [1]),
            ("after", ["00" * 8] * 10_001),
        ],
    )
    def test_a_spoiled_profile_is_refused(self, key: str, value: object) -> None:
        with pytest.raises(UsageError):
            SiteProfile.from_json(json.dumps({**json.loads(PROFILE.to_json()), key: value}))


any_text = st.text(st.characters(), max_size=40) | st.sampled_from([*MENU, *FOOTER, PROMO, sentence(1)])
any_block = st.builds(
    Block,
    any_text,
    st.just(0),
    st.sampled_from(Kind),
    st.just("und"),
    st.none() | st.builds(Markup, st.just((Element("div"),)), st.integers(0, 99), is_hidden=st.booleans()),
)
any_page = st.lists(any_block, max_size=12)
any_site = st.lists(any_page, max_size=6).map(lambda pages: [*SITE, *pages])


@given(any_site, st.randoms(use_true_random=False), st.floats(0.01, 1))
def test_the_order_of_pages_does_not_matter(pages: list[list[Block]], order: random.Random, share: float) -> None:
    expected = learn(pages, min_share=share).to_json()
    order.shuffle(pages)
    assert learn(pages, min_share=share).to_json() == expected


@given(any_site, st.floats(0.01, 1))
def test_a_profile_survives_its_file(pages: list[list[Block]], share: float) -> None:
    profile = learn(pages, min_share=share)
    assert SiteProfile.from_json(profile.to_json()) == profile


@given(any_site, any_page)
def test_a_verdict_on_every_block_of_any_page(pages: list[list[Block]], page: list[Block]) -> None:
    verdicts = learn(pages).known(page)
    assert [type(verdict) for verdict in verdicts] == [bool] * len(page)


@given(any_page)
def test_what_no_page_of_the_site_has_is_not_known(page: list[Block]) -> None:
    learned = {digest(block) for each in SITE for block in each}
    assert not [
        b for b, is_known in zip(page, PROFILE.known(page), strict=True) if is_known and digest(b) not in learned
    ]


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_no_other_error_for_any_file(source: str | bytes) -> None:
    with pytest.raises(UsageError):
        SiteProfile.from_json(source)


class TestCommand:
    @pytest.fixture(autouse=True)
    def _folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.chdir(tmp_path)

    @staticmethod
    def write(name: str, seed: object, *, url: str = "") -> None:
        own = "".join(f"<p>{sentence((seed, number))}</p>" for number in range(4))
        menu = "".join(f"<li>{line}</li>" for line in MENU)
        head = f'<title>{seed}</title><link rel="canonical" href="{url}">' if url else ""
        page = f"<html><head>{head}</head><body><ul>{menu}</ul>{own}<div>{FOOTER[1]}</div></body></html>"
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, "utf-8")

    def test_a_folder_of_pages_becomes_a_profile(self, capsys: pytest.CaptureFixture[str]) -> None:
        for number in range(4):
            self.write(f"site/{number}.html", number)
        assert run(["site", "learn", "site", "-o", "profile.json"]) == 0
        assert capsys.readouterr() == (
            "",
            "profile.json: learned 4 blocks from 4 different pages: 3 before, 0 inside and 1 after articles.\n",
        )
        self.write("new.html", "new")
        page = reader("html").read(Path("new.html").read_text("utf-8")).blocks
        assert known(SiteProfile.load("profile.json"), page) == [*MENU, FOOTER[1]]

    def test_a_profile_is_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("p.json").write_text(PROFILE.to_json(), "utf-8")
        assert run(["site", "show", "p.json"]) == 0
        lines = [line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
        assert lines[0] == ["pages it was learned from", "5"]
        assert lines[-1] == ["different blocks", "5"]

    def test_records_are_pages(self) -> None:
        rows = [{"title": "A title", "text": "\n\n".join(block.text for block in page)} for page in SITE]
        Path("site.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        assert run(["site", "learn", "site.jsonl", "-o", "p.json", "-q"]) == 0
        assert SiteProfile.load("p.json").pages == len(SITE)

    def test_two_pages_are_too_few(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.write("a.html", "a")
        self.write("b.html", "b")
        assert run(["site", "learn", "a.html", "b.html", "-o", "p.json"]) == 2
        assert "at least 3 pages of the same site are needed" in capsys.readouterr().err
        assert not Path("p.json").exists()

    def test_a_page_with_the_address_and_title_of_another_does_not_count(self) -> None:
        for number in range(3):
            self.write(f"{number}.html", number, url=f"https://gazette.example/{number}")
        path = Path("3.html")
        path.write_text(Path("2.html").read_text("utf-8").replace(sentence((2, 0)), sentence("new")), "utf-8")
        assert run(["site", "learn", ".", "-o", "p.json"]) == 0
        assert SiteProfile.load("p.json").pages == 3

    def test_an_unreadable_page_is_told_and_stops_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        for number in range(3):
            self.write(f"{number}.html", number)
        assert run(["site", "learn", ".", "missing.html", "-o", "p.json"]) == 2
        assert "error: missing.html: No such file" in capsys.readouterr().err
        assert SiteProfile.load("p.json").pages == 3

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["learn", "."], "-o"),
            (["learn", "a.html", "-o", "a.html"], "would overwrite a.html"),
            (["learn", ".", "-o", "p.json", "--min-share", "30"], "above 0 and at most 1"),
            (["learn", ".", "-o", "p.json", "--format", "pdf"], "unknown format"),
            (["show", "a.html"], "a.html: is no site profile"),
            (["show", "missing.json"], "missing.json: No such file"),
            (["forget"], "forget"),
        ],
    )
    def test_wrong_use_is_told_and_writes_nothing(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
    ) -> None:
        self.write("a.html", "a")
        before = Path("a.html").read_bytes()
        assert run(["site", *arguments]) == 2
        assert said in capsys.readouterr().err
        assert (Path("a.html").read_bytes(), Path("p.json").exists()) == (before, False)
