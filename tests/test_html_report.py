"""The HTML report: whole in one file, nothing obeyed, nothing loaded, every number and place as the reports have it."""

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.model import Edit, Finding, Safety, Severity, Span
from newsclean.report import Report
from newsclean.rules import registry
from newsclean.writers import html
from newsclean.writers.html import body, manual, page, repairs
from newsclean.writers.html.article import MAX_FINDINGS
from newsclean.writers.html.worst import Worst
from newsclean.writers.json import pieces as json_pieces

Element = Any  # xml.etree's; html5lib has no types for it
HOSTILE = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"' onmouseover='alert(1)", "-->]]>&lt;",
    "</style></title></textarea><svg onload=alert(1)>", "javascript:alert(1)", "\x00\x0b\x1b[2J", "\ud83d", "\udcff",
    "\u202egpj.exe", "\u2066a\u2069", "\ufffe\uffff\U0001fffe\ufdd0", "\u2028\u2029\x85", "a\r\nb\tc\rd", "##[error]x",
    "::error::x", "&#x3c;script&#62;", "{{x}}${y}`z`", "[a](javascript:b)",
    "\ufeff\u200b\u00ad\u200d", "漢字 e\u0301 👩‍👩‍👧",
    "",
]  # fmt: skip
# What may be in the page; anything else came out of a text or a name.
ELEMENTS = frozenset((
    "a", "abbr", "article", "b", "bdi", "body", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "head", "header", "hr", "html", "input", "ins",
    "label", "li", "link", "main", "mark", "meta", "nav", "ol", "option", "output", "p", "pre", "rect", "script",
    "section", "select", "small", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th",
    "thead", "title", "tr", "ul",
))  # fmt: skip
ATTRIBUTES = frozenset((
    "aria-label", "aria-labelledby", "aria-live", "autocomplete", "charset", "class", "content", "data-article",
    "data-language", "data-levels", "data-rules", "data-tag", "data-value", "dir", "height", "hidden", "href",
    "http-equiv", "id", "lang", "name", "rel", "role", "rx", "scope", "tabindex", "title", "type", "value", "viewBox",
    "width", "x", "y",
))  # fmt: skip


def found(start: int, end: int, replacement: str | None = None, **traits: Any) -> Finding:
    """Return a finding of a stretch, repaired by what stands there instead."""
    edits = () if replacement is None else (Edit(Span(start, end), replacement),)
    return Finding(
        Span(start, end), **{"message": "m", "edits": edits, "code": "TYP203", "name": "double-space", **traits}
    )


def of_words(text: str, word: str, replacement: str | None = None, **traits: Any) -> Finding:
    return found(text.index(word), text.index(word) + len(word), replacement, **traits)


def written(*reports: Report) -> str:
    return "".join(html.pieces(iter(reports)))


def parsed(text: str) -> Element:
    """Return the page; strict, so that a parse error is one."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def shown(*reports: Report) -> Element:
    return parsed(written(*reports))


def name_of(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def words_of(element: Element) -> str:
    return "".join(element.itertext())


def having(root: Element, kind: str, name: str = "*") -> list[Element]:
    """Return the elements of a class."""
    return [each for each in root.iter() if kind in each.get("class", "").split() and name in ("*", name_of(each))]


def notes(root: Element) -> list[Element]:
    return [item for each in having(root, "notes") for item in each]


def rows(root: Element, section: str) -> list[list[str]]:
    found_rows = root.iterfind(f".//section[@id='{section}']/div/table/tbody/tr")
    return [[cell.get("data-value") or words_of(cell) for cell in row] for row in found_rows]


def tiles(root: Element) -> dict[str, str]:
    return {words_of(each[0]): words_of(each[1]) for each in having(root, "tile")}


class TestNothingInATextIsObeyed:
    @pytest.mark.parametrize("piece", HOSTILE)
    def test_whatever_a_report_holds_is_text(self, piece: str) -> None:
        text = f"one {piece} two\n\n{piece}"
        every = (
            found(4, 4 + len(piece), piece, message=piece, related=(Span(0, 3),)),
            found(len(text) - len(piece), len(text), "", message=piece, code=piece, name=piece, safety=Safety.UNSAFE),
            Finding(None, piece, code="X1", name=piece, severity=Severity.ERROR),
        )
        facts = tuple((key, piece or "x") for key in ("title", "url", "byline", "published", "tags"))
        plain = Report(text, every, language=piece, facts=facts, path=piece)
        record = Report(
            text, every, path=piece, record=piece or "7", fields=(("a", Span(0, 3)), (piece, Span(4, len(text))))
        )
        root = shown(plain, record, Report(text, (), path=f"clean {piece}"))
        assert {name_of(each) for each in root.iter()} <= ELEMENTS
        assert {key for each in root.iter() for key in each.keys()} <= ATTRIBUTES  # noqa: SIM118 - an element is no dict
        assert len(list(root.iter("script"))) == 1
        assert all(each.get("href").startswith(("#", "data:,")) for each in root.iter() if each.get("href"))

    @given(st.text(st.characters(exclude_categories=()), max_size=60), st.data())
    @settings(max_examples=60)
    def test_any_text_and_any_findings_make_a_page_whose_links_lead_somewhere(
        self, text: str, data: st.DataObject
    ) -> None:
        points = st.integers(0, len(text))
        spans = st.tuples(points, points).map(lambda pair: Span(min(pair), max(pair)))
        made = st.builds(
            Finding, st.none() | spans, st.text(max_size=5),
            st.lists(st.builds(Edit, spans, st.text(max_size=4))).map(tuple), st.sampled_from(Safety),
            related=st.lists(spans, max_size=4).map(tuple), code=st.sampled_from(("BPL201", "UNI101")),
        )  # fmt: skip
        report = Report(
            text,
            tuple(data.draw(st.lists(made, max_size=5))),
            path=data.draw(st.sampled_from(("a.txt", "a.html", "a.md"))),
        )
        root = shown(report)
        ids = [each.get("id") for each in root.iter() if each.get("id")]
        assert len(ids) == len(set(ids))
        assert {each.get("href")[1:] for each in root.iter("a")} <= set(ids)
        assert len(notes(root)) == len(report.findings)

    def test_hidden_characters_are_labels_with_a_name(self) -> None:
        root = shown(Report("a\u202eb\u200bc\x00d\ud800e\ufdd0", (found(0, 1),)))
        labels = {words_of(each): each.get("title") for each in having(root, "paragraph")[0].iter("abbr")}
        assert labels == {
            "U+202E": "right-to-left override", "U+200B": "zero width space", "U+0000": "control character",
            "U+D800": "half a character", "U+FDD0": "no character",
        }  # fmt: skip

    def test_good_text_has_no_labels(self) -> None:
        text = "« Oui\u00a0», می\u200cخواهم, क्\u200dष, 👩\u200d👧 ❤\ufe0f & <b>, fin."
        root = shown(Report(text, (of_words(text, "fin"),)))
        (paragraph,) = having(root, "paragraph")
        assert words_of(paragraph) == text.replace("fin", "fin1")

    def test_blanks_alone_are_drawn(self) -> None:
        (mark,) = having(shown(Report("one  \t two", (found(3, 7),))), "paragraph")[0].iter("mark")
        assert words_of(mark) == "··→·"


class TestOneFile:
    REPORT = Report("one  two", (found(3, 5, " "),), path="a.txt")

    def test_nothing_is_loaded(self) -> None:
        every = tuple(Finding(Span(0, 3), "m", code=rule.code, name=rule.name) for rule in registry().values())
        root = shown(Report("one https://news.example/x.png two", every, path="a.txt"))
        assert not [
            each for each in root.iter() if each.get("src") or name_of(each) in ("img", "iframe", "object", "base")
        ]
        assert {each.get("href") for each in root.iter("link")} == {"data:,"}
        outside = [each for each in root.iter("a") if not each.get("href").startswith("#")]
        assert all(having_rel.get("rel") == "noreferrer" for having_rel in outside)  # references of manual pages
        assert not re.search(r"url\(|@import|https?:", page.asset("report.css"))
        assert not re.search(r"fetch|import|XMLHttp|https?:|innerHTML|eval|setTimeout", page.asset("report.js"))

    def test_the_policy_lets_our_own_script_and_style_in_and_nothing_else(self) -> None:
        root = shown(self.REPORT)
        (policy,) = (each.get("content") for each in root.iter("meta") if each.get("http-equiv"))
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        for kind in ("script", "style"):
            (element,) = root.iter(kind)
            digest = b64encode(sha256(element.text.encode()).digest()).decode()
            assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
        assert not [each for each in root.iter() if "style" in each.keys()]  # noqa: SIM118

    def test_the_bytes_are_the_same_whatever_the_hash_seed(self) -> None:
        code = (
            "from newsclean import check; from newsclean.writers.html import pieces; import hashlib\n"
            "texts = ('SÃ©nat  dit. ' * 9, '<html lang=fr><p>Un  mot.</p></html>', 'x\\u200by')\n"
            "print(hashlib.sha256(''.join(pieces(map(check, texts))).encode()).hexdigest())"
        )
        runs = {
            subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
                           capture_output=True, check=True).stdout
            for seed in ("1", "2")
        }  # fmt: skip
        assert len(runs) == 1


class TestCounts:
    REPORTS = (
        Report("one  two", (found(3, 5, " "), found(0, 3, severity=Severity.ERROR)), "en", path="wire/a.txt"),
        Report("fine", (), "fr", path="wire/b.txt"),
        Report(
            "uno  dos",
            (found(3, 5, " ", severity=Severity.INFO),),
            "es",
            (("url", "https://www.news.example/1"),),
            "c.txt",
        ),
        Report("x", (Finding(None, "m", code="STR401", name="too-short"),), path="c.txt", record="9"),
    )

    def test_totals_are_those_of_the_reports(self) -> None:
        root = shown(*self.REPORTS)
        assert tiles(root) == {"Articles": "4", "Clean": "1", "Errors": "1", "Warnings": "2", "Info": "1"}
        assert words_of(next(root.iter("h1"))) == "4 findings in 3 of 4 articles"

    def test_tables_by_rule_source_language_and_article(self) -> None:
        root = shown(*self.REPORTS)
        assert [row[1:3] for row in rows(root, "rules")] == [["3", "2"], ["1", "1"]]
        sources = {row[0]: row[1:4] for row in rows(root, "sources")}
        assert sources["wire"] == ["2", "1", "2"]
        assert sources["news.example"] == sources["c.txt"] == ["1", "0", "1"]
        assert sources["French"] == ["1", "1", "0"]
        assert [row[-1] for row in rows(root, "articles")] == ["2", "1", "1"]

    def test_the_number_is_that_of_json(self) -> None:
        counted = sum(int(row[1]) for row in rows(shown(*self.REPORTS), "rules"))
        assert f'"findings": {counted},' in "".join(json_pieces(self.REPORTS))

    def test_good_news_is_told_without_tables_of_findings(self) -> None:
        root = shown(Report("fine", (), "en", path="a.txt"))
        assert words_of(next(root.iter("h1"))) == "Nothing was found in 1 article"
        assert not list(root.iter("article"))
        assert not list(root.iter("form"))
        assert words_of(having(root, "names")[0]).split() == ["1", "article", "without", "findings", "a.txt"]

    def test_a_page_of_nothing_says_so(self) -> None:
        assert words_of(next(shown().iter("h1"))) == "No article was checked"

    def test_charts_say_in_words_what_they_show(self) -> None:
        labels = [each.get("aria-label") for each in shown(*self.REPORTS).iter() if name_of(each) == "svg"]
        assert labels[0] == "Most frequent. Double space 3; Too short 1"
        assert labels[1] == "Articles by findings. 0: 1; 1: 2; 2: 1; 3–5: 0"

    def test_scores_and_metrics_are_shown_if_they_were_measured(self) -> None:
        text = "The council met  on Monday. It passed the budget.\n\n" * 4
        root = shown(newsclean.check(text, lang="en").with_measures())
        assert root.find(".//section[@id='quality']") is not None
        assert re.match(r"Score \d", words_of(having(root, "quality")[0][0]))
        told = {words_of(each[0]): words_of(each[1]) for each in having(root, "quality")[0].find("dl")}
        assert told["gopher.words@1"].startswith("36 beyond a published limit: < 50")
        assert shown(newsclean.check(text, lang="en")).find(".//section[@id='quality']") is None


class TestFindingsInPlace:
    @given(st.text("ab\n\n é漢", min_size=1, max_size=40), st.data())
    @settings(max_examples=40)
    def test_a_mark_holds_what_was_found(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        root = shown(Report(text, (found(start, end),), path="a.txt"))
        marks = root.find(".//article").iter("mark")
        told = re.sub("[·↵ ]", "", "".join(map(words_of, marks)))
        assert told == "".join(text[start:end].split())
        assert len(having(root.find(".//article"), "n", "a")) == 2

    def test_overlapping_findings_are_both_numbered(self) -> None:
        text = "alpha beta gamma"
        root = shown(
            Report(text, (found(0, 10, severity=Severity.INFO), found(6, 16, severity=Severity.ERROR)), path="a.txt")
        )
        (paragraph,) = having(root, "paragraph")
        assert [(each.get("class"), words_of(each)) for each in paragraph.iter("mark")] == [
            ("i", "alpha "), ("e", "beta"), ("e", " gamma"),
        ]  # fmt: skip
        assert words_of(paragraph) == "alpha beta1 gamma2"

    def test_a_page_shows_its_text_and_not_its_markup(self) -> None:
        source = '<html lang="fr"><body><p class="x">Le SÃ©nat a&nbsp;dit &eacute;t&eacute;.</p></body></html>'
        root = shown(Report(source, (of_words(source, "SÃ©nat", "S&eacute;nat"),), "fr", path="a.html"))
        (paragraph,) = having(root, "paragraph")
        assert words_of(paragraph) == "Le SÃ©nat1 a\u00a0dit été."
        assert [words_of(each) for each in root.iter("ins")] == ["Sénat"]

    def test_the_text_of_a_record_is_shown_without_its_escapes(self) -> None:
        source = r'{"id": "7", "text": "Il a dit\u00a0: \u00e9t\u00e9  chaud."}'
        fields = (("text", Span(21, len(source) - 2)),)
        root = shown(Report(source, (of_words(source, "  ", " "),), "fr", path="d.jsonl", record="7", fields=fields))
        assert words_of(having(root, "paragraph")[0]) == "Il a dit\u00a0: été··1chaud."
        assert [words_of(each) for each in having(root, "fix")[0].iter("dd")] == [
            "Il a dit\u00a0: été··chaud.",
            "Il a dit\u00a0: été·chaud.",
        ]

    def test_a_finding_in_markup_is_shown_in_the_words_of_the_source(self) -> None:
        source = "<p>One <b></b> two.</p>"
        root = shown(Report(source, (of_words(source, "<b></b>", ""),), path="a.html"))
        assert [words_of(each) for each in root.find(".//article").iter("del")] == ["<b></b>"]

    def test_places_that_belong_together_are_linked(self) -> None:
        text = "The first line.\n\nSomething else.\n\nThe first line."
        again = found(34, 49, code="DUP101", name="repeated", related=(Span(0, 15),))
        root = shown(Report(text, (again,), path="a.txt"))
        (link,) = (each for each in having(root, "see")[0].iter("a"))
        assert link.get("href") == "#a1-r1-1"
        assert any(each.get("id") == "a1-r1-1" for each in having(root, "paragraph")[0].iter())

    def test_an_article_tells_its_language_and_direction(self) -> None:
        text = "شارك المقال مع أصدقائك"
        root = shown(Report(text, (found(0, 4),), "ar", path="a.txt"))
        assert root.find(".//article/header/h3").get("lang") == "ar"
        assert having(root, "text")[0].get("lang") == "ar"
        assert having(root, "paragraph")[0].get("dir") == "auto"
        assert having(root, "notes")[0].get("lang") == "en"


class TestRepairs:
    def fix(self, text: str, *edits: Edit, safety: Safety = Safety.SAFE) -> list[str]:
        report = Report(text, (Finding(edits[0].span, "m", edits, safety, code="X", name="x"),), path="a.txt")
        return [words_of(each) for each in having(shown(report), "fix")[0].iter("dd")]

    def test_a_replacement_is_before_and_after(self) -> None:
        assert self.fix("Le SÃ©nat vote.", Edit(Span(3, 9), "Sénat")) == ["Le SÃ©nat vote.", "Le Sénat vote."]

    def test_an_insertion(self) -> None:
        assert self.fix("Fin.Puis", Edit(Span(4, 4), " ")) == ["Fin.Puis", "Fin.·Puis"]

    def test_edits_that_belong_together_are_all_told_up_to_a_number(self) -> None:
        edits = [Edit(Span(i, i + 1), "x") for i in range(repairs.SHOWN + 2)]
        assert len(self.fix("abcdefgh", *edits)) == 2 * repairs.SHOWN
        root = shown(Report("abcdefgh", (Finding(Span(0, 1), "m", tuple(edits), code="X", name="x"),)))
        assert "2 more places" in words_of(having(root, "where")[0])

    @pytest.mark.parametrize(
        ("safety", "told"),
        [(Safety.SAFE, "safe repair"), (Safety.UNSAFE, "doubtful repair"), (Safety.DISPLAY, "a suggestion only")],
    )
    def test_how_far_it_may_be_trusted_is_told(self, safety: Safety, told: str) -> None:
        root = shown(Report("one  two", (found(3, 5, " ", safety=safety),)))
        assert words_of(having(root, "where")[0]) == f"warning · line 1 · {told}"


class TestWhatIsTakenOut:
    TEXT = "The council met on Monday.\n\nShare this article\n\nIt passed the budget."

    def rows_of(self, *findings: Finding, text: str = TEXT, path: str = "a.txt") -> list[tuple[str, bool]]:
        paragraphs = [
            p
            for row in having(shown(Report(text, findings, path=path)).find(".//article"), "row")
            for p in row.iter("p")
            if p.get("dir")
        ]
        return [
            (words_of(p.find("del")), True) if "cut" in p.get("class", "") else (words_of(p), False)
            for p in paragraphs
            if "message" not in p.get("class", "")
        ]

    def test_a_block_of_boilerplate_is_struck_through_with_its_reason(self) -> None:
        share = of_words(
            self.TEXT, "Share this article\n\n", "", code="BPL201", name="share-widget", message="a prompt to share"
        )
        root = shown(Report(self.TEXT, (share,), path="a.txt"))
        (block,) = having(root, "cut", "p")
        assert words_of(block.find("del")) == "Share this article"
        (row,) = (each for each in having(root, "row") if block in list(each))
        assert "a prompt to share" in words_of(row)
        assert "taken out, safe repair" in words_of(row)

    def test_boilerplate_that_cannot_be_repaired_in_place_is_struck_through_too(self) -> None:
        share = of_words(self.TEXT, "Share this article", code="BPL201", name="share-widget", safety=Safety.DISPLAY)
        assert [struck for _, struck in self.rows_of(share)] == [False, True, False]

    def test_every_place_of_a_finding_is_struck_through(self) -> None:
        related = (Span(len(self.TEXT) - 21, len(self.TEXT)),)
        share = of_words(self.TEXT, "Share this article", code="BPL201", name="x", related=related)
        assert [struck for _, struck in self.rows_of(share)] == [False, True, True]

    @pytest.mark.parametrize(
        "finding",
        [
            of_words(TEXT, "Share this", "", code="MRK101", name="a-part"),
            of_words(TEXT, "Share this article", "Article", code="MRK101", name="replaced"),
            of_words(TEXT, "Share this article", code="STR101", name="no-edit"),
            of_words(TEXT, "Share this article", "", code="MRK303", name="a-suggestion", safety=Safety.DISPLAY),
        ],
        ids=lambda finding: finding.name,
    )
    def test_what_stays_is_not_struck_through(self, finding: Finding) -> None:
        assert not [text for text, struck in self.rows_of(finding) if struck]

    def test_a_long_run_is_behind_a_fold_that_says_why(self) -> None:
        text = "\n\n".join(f"Menu {number}" for number in range(9))
        every = [of_words(text, f"Menu {number}", "", code="BPL706", name="outside-navigation") for number in range(9)]
        (fold,) = having(shown(Report(text, tuple(every), path="a.txt")), "fold")
        assert words_of(fold.find("summary")) == "9 blocks taken out Outside navigation 9"
        assert len(notes(fold)) == 9

    def test_a_long_run_without_findings_is_folded_and_its_ends_are_shown(self) -> None:
        text = "\n\n".join(f"Paragraph {number} goes on." for number in range(12))
        root = shown(Report(text, (of_words(text, "11"),), path="a.txt"))
        (fold,) = having(root, "fold")
        assert words_of(fold.find("summary")) == "9 paragraphs without findings"
        assert [words_of(p) for p in having(root, "paragraph") if p not in list(fold)] == [
            "Paragraph 0 goes on.", "Paragraph 10 goes on.", "Paragraph 111 goes on.",
        ]  # fmt: skip


class TestBounds:
    def test_an_article_shows_its_worst_findings_and_counts_the_rest(self) -> None:
        many = [found(i, i + 1, severity=Severity.INFO) for i in range(MAX_FINDINGS + 4)]
        many.append(found(0, 1, severity=Severity.ERROR))
        root = shown(Report("x" * 999, tuple(many), path="a.txt"))
        assert len(notes(root)) == MAX_FINDINGS
        assert len([each for each in notes(root) if each.get("class") == "e"]) == 1
        assert tiles(root)["Info"] == str(MAX_FINDINGS + 4)
        assert words_of(having(root, "left")[0]).startswith("5 more findings")

    def test_the_worst_articles_are_shown_and_the_rest_is_listed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(html, "MAX_IN_FULL", 2)
        monkeypatch.setattr(html, "MAX_LISTED", 3)
        reports = [
            Report("x" * 9, tuple(found(i, i + 1) for i in range(size)), path=f"{size}.txt") for size in (2, 9, 1, 5)
        ]
        root = shown(*reports)
        assert [each.get("id") for each in root.iter("article")] == ["a2", "a4"]
        listed = root.findall(".//section[@id='articles']/div/table/tbody/tr/th")
        assert [(name_of(each[0]), words_of(each[0])) for each in listed] == [
            ("span", "2.txt"),
            ("a", "9.txt"),
            ("a", "5.txt"),
        ]
        assert [words_of(each) for each in having(root, "left")] == [
            "1 article with fewer findings: counted above, not listed.",
            "2 articles with fewer findings: counted above, not shown here.",
        ]
        assert tiles(root)["Warnings"] == "17"

    def test_equals_keep_the_first(self) -> None:
        worst: Worst[str] = Worst(2)
        for rank, name in ((1, "a"), (1, "b"), (1, "c"), (2, "d")):
            worst.offer((rank,), partial(str, name))
        assert (list(worst), worst.seen) == (["a", "d"], 4)

    def test_a_text_without_end_is_shown_around_its_findings(self) -> None:
        text = "word " * 400_000
        size = len(written(Report(text, (found(1_000_000, 1_000_004), found(0, len(text))), path="a.txt")))
        assert size < 100_000

    def test_a_book_is_not_shown_as_a_whole(self) -> None:
        text = "\n\n".join("A paragraph of a novel goes on and on." for _ in range(20_000))
        assert len(written(Report(text, (found(2, 11),), path="a.txt"))) < 4 * body.MAX_TEXT

    def test_thousands_of_articles_make_a_page_of_a_bounded_size(self) -> None:
        def reports() -> Iterator[Report]:
            for number in range(4000):
                yield Report("The  council met. " * 40, (found(3, 5, " "),), "en", path=f"wire/{number}.txt")

        assert len("".join(html.pieces(reports()))) < 4_000_000


class TestManualPages:
    @pytest.mark.parametrize("code", sorted(registry()))
    def test_a_page_is_html_that_holds_no_markup_of_its_own(self, code: str) -> None:
        rule = registry()[code]
        made = manual.manual_page(code, rule.name)
        root = parsed(f"<!DOCTYPE html><title>x</title><div>{made}</div>")
        assert {name_of(each) for each in root.iter()} <= ELEMENTS
        assert len(list(root.iter("pre"))) >= rule.doc.count("```bad")
        assert manual.summary(code, rule.name)

    def test_another_rule_under_the_same_code_has_no_page(self) -> None:
        assert manual.manual_page("TYP203", "something-else") == manual.summary("TYP203", "something-else") == ""


def colours(style: str) -> list[dict[str, str]]:
    """Return the custom properties of the light and the dark scheme."""
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    first = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return [first, first | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))]


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# What stands on what in the style sheet, as names of its custom properties.
TEXTS = [
    *((text, back) for text in ("ink", "soft", "link", "e", "w", "i", "ok") for back in ("paper", "card")),
    *((text, back) for text in ("ink", "soft") for back in ("e-back", "w-back", "i-back", "ok-back", "r-back")),
    *(("on", back) for back in ("e", "w", "i")), ("e", "e-back"), ("w", "w-back"), ("i", "i-back"), ("ok", "ok-back"),
]  # fmt: skip
SHAPES = [("track", "card"), ("ok", "card"), ("r", "r-back"), ("soft", "card")]


class TestColours:
    @pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
    @pytest.mark.parametrize(("text", "back"), TEXTS)
    def test_a_text_can_be_read(self, scheme: int, text: str, back: str) -> None:
        known = colours(page.asset("report.css"))[scheme]
        assert contrast(known[text], known[back]) >= 4.5

    @pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
    @pytest.mark.parametrize(("shape", "back"), SHAPES)
    def test_a_shape_can_be_seen(self, scheme: int, shape: str, back: str) -> None:
        known = colours(page.asset("report.css"))[scheme]
        assert contrast(known[shape], known[back]) >= 3

    def test_severities_differ_without_colour(self) -> None:
        style = page.asset("report.css")
        lines = {re.search(rf"mark\.{letter} \{{.*?border-bottom: 2px (\w+)", style)[1] for letter in "ewi"}  # type: ignore[index]
        assert len(lines) == 3


def test_every_file_of_the_page_is_small() -> None:
    folder = Path(html.__file__).parent
    assert all(len(path.read_text(encoding="utf-8").splitlines()) <= 250 for path in folder.glob("report.*"))


def test_the_documentation_states_the_bounds() -> None:
    told = (Path(__file__).parents[1] / "docs" / "how-to" / "report.md").read_text(encoding="utf-8")
    bounds = (html.MAX_IN_FULL, html.MAX_LISTED, html.MAX_CLEAN, MAX_FINDINGS, body.MAX_TEXT)
    assert [f"{number:,}" for number in bounds] == re.findall(r"^\|[^|]+\| (\d[\d,]*\d)", told, re.MULTILINE)
