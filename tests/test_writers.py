"""Every format says the same of the same reports, and nothing of a text is obeyed where a report lands."""

import io
import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored import assert_stored

from newsclean import __version__
from newsclean.errors import UsageError
from newsclean.model import Edit, Finding, Safety, Severity, Span
from newsclean.report import Report
from newsclean.text.unified import Place, unified_diff
from newsclean.writers import Output, formats, sarif, write, writer
from newsclean.writers.excerpt import excerpt
from newsclean.writers.html import manual, page
from newsclean.writers.visible import shortened, visible, visible_lines, visible_name, width

ESCAPED = re.compile(r"<U\+[0-9A-F]{4,6}>")
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates as well
HOSTILE = st.lists(
    st.sampled_from(
        ["\x1b[2J", "\x9b1m", "\x07", "\b", "\r", "\n", "\u202e", "\u2066", "\u2028", "\x7f", "\ud800", "\u200b"]
    )
    | st.sampled_from(["::error::x", "##[error]x", "##vso[task]x", "%0A", "word ", "漢字", "e\u0301", "👩‍👩‍👧", "\t"])
    | ANY_TEXT,
    max_size=8,
).map("".join)
# What a terminal obeys or a reader cannot see: controls but the line feed, bidi, separators, surrogates, zero width.
OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def finding(text: str, piece: str, message: str, replacement: str | None = None, **traits: object) -> Finding:
    """Return a finding of the first `piece` in a text, repaired by `replacement`."""
    span = Span(text.index(piece), text.index(piece) + len(piece))
    edits = () if replacement is None else (Edit(span, replacement),)
    return Finding(span, message, edits, **traits)  # type: ignore[arg-type]


def reports() -> list[Report]:
    """Return one report of each kind there is: with findings of all sorts, without any, of the whole text only."""
    text = (
        "Le 🔴 SÃ©nat a\tvoté.\u200b Le  vote du 漢字 e\u0301tait long.\r\n"
        "\r\n" + "Un mot. " * 30 + "cela  fut tout, " + "dit-il. " * 30 + "\r\n"
        "Partager\r\n\x1b]0;title\x07 ::error::no\r\n"
    )
    info = Severity.INFO
    found = (
        finding(text, "SÃ©nat", "text was read in the wrong encoding: `SÃ©nat`", "Sénat", code="ENC101",
                name="mojibake", severity=Severity.ERROR),
        finding(text, "\u200b", "invisible U+200B", "", code="UNI101", name="zero-width"),
        finding(text, "  vote", "2 spaces in a row", " vote", code="TYP203", name="double-space", severity=info),
        finding(text, "\u0301", "lone mark", code="UNI103", name="combining-mark", severity=info),
        finding(text, "  fut", "2 spaces in a row", " fut", code="TYP203", name="double-space", severity=info),
        finding(text, "Partager\r\n", "prompt to share", "", safety=Safety.UNSAFE, code="BPL201", name="share-prompt"),
        finding(text, "\x1b]0;title\x07", "a control \x1b]0;x\x07\n::error::forged", code="UNI102", name="control"),
        Finding(None, "the text is too short", code="STR401", name="too-short"),
    )  # fmt: skip
    whole = Report(
        "x", (Finding(None, "nothing to read", code="STR401", name="too-short"),), path="::error::a\x1b\udcff.txt"
    )
    return [Report(text, found, "fr", path="wire/sénat.txt"), Report("Rien.\n", (), "fr", path="clean.txt"), whole]


def written(name: str, texts: list[Report], *, color: bool = False) -> str:
    """Return what a format makes of reports, as a file of the command line holds it."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n")
    write(iter(texts), Output(partial(writer(name).pieces, color=color), stream))
    stream.flush()
    return raw.getvalue().decode()


@pytest.mark.parametrize("name", formats())
def test_a_format_is_what_its_snapshot_shows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in (sarif, manual):
        monkeypatch.setattr(each, "registry", dict)  # manual pages have tests of their own
    monkeypatch.setattr(page, "asset", str)  # and so has the look of a page
    assert_stored(f"report.{name}", written(name, reports()).replace(__version__, "VERSION"))


def test_colours_are_escapes_around_the_same_text() -> None:
    colored = written("pretty", reports(), color=True)
    assert "\x1b[1;31m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == written("pretty", reports())


@pytest.mark.parametrize("name", [name for name in formats() if name != "pretty"])
def test_only_people_get_colours(name: str) -> None:
    assert written(name, reports(), color=True) == written(name, reports())


def test_a_format_has_the_name_of_its_file() -> None:
    assert [writer(name).NAME for name in formats()] == list(formats())


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"known: checkstyle, concise, .*, sarif$"):
        writer("xml")


@pytest.mark.parametrize("name", ["concise", "github", "grouped", "jsonl", "pretty", "rdjsonl"])
def test_without_findings_no_line_is_written(name: str) -> None:
    assert written(name, reports()[1:2]) == ""


@pytest.mark.parametrize("name", formats())
def test_a_format_has_a_piece_for_each_report(name: str) -> None:
    """So that several formats go along together, and none holds back what another waits for."""
    read: list[str] = []

    def watched() -> Iterator[Report]:
        for report in reports():
            read.append(report.path)
            yield report

    pieces = writer(name).pieces(watched())
    for number, _ in enumerate(reports(), 1):
        next(pieces)
        assert len(read) == number


def test_several_formats_of_one_run_are_what_each_is_alone() -> None:
    streams = {name: io.StringIO() for name in formats()}
    write(iter(reports()), *(Output(writer(name).pieces, stream) for name, stream in streams.items()))
    for name, stream in streams.items():
        assert stream.getvalue().encode("utf-8", "backslashreplace").decode() == written(name, reports())


def test_json_holds_what_the_reports_say() -> None:
    read = json.loads(written("json", reports()))
    assert read["files"] == [json.loads(json.dumps(report.to_dict())) for report in reports()]
    assert read["summary"] == {"files": 3, "findings": 9, "error": 1, "warning": 5, "info": 3}


def test_a_line_of_jsonl_is_a_finding() -> None:
    rows = [json.loads(line) for line in written("jsonl", reports()).splitlines()]
    assert [row["code"] for row in rows] == [f.code for report in reports() for f in report.findings]
    assert {row["path"] for row in rows} == {"wire/sénat.txt", "::error::a\x1b\udcff.txt"}


@st.composite
def hostile_reports(draw: st.DrawFn) -> Report:
    text = draw(HOSTILE)
    points = st.integers(0, len(text))
    found = []
    for _ in range(draw(st.integers(1, 3))):
        start, end = sorted((draw(points), draw(points)))
        edit = Edit(Span(start, end), draw(HOSTILE))
        found.append(Finding(Span(start, end), draw(HOSTILE), (edit,), code="UNI101", name="x"))
    return Report(text, tuple(found), path=draw(HOSTILE))


@given(hostile_reports())
@pytest.mark.parametrize("name", formats())
def test_nothing_in_a_text_or_name_is_obeyed(name: str, report: Report) -> None:
    shown = written(name, [report])
    assert not OBEYED.search(shown)
    assert not re.search(r"##\[|##vso\[|##teamcity\[", shown)
    begun = [line.lstrip()[:2] for line in shown.split("\n")]
    assert "::" not in begun or name == "github"  # its commands are its own: see test_output_formats.py
    assert "##" not in begun or name == "markdown"  # its heading


@given(hostile_reports())
def test_a_concise_finding_is_one_line(report: Report) -> None:
    assert written("concise", [report]).count("\n") == len(report.findings)


@given(hostile_reports())
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_machines_read_back_what_was_written(name: str, report: Report) -> None:
    lines = [written(name, [report])] if name == "json" else written(name, [report]).split("\n")[:-1]
    read = [json.loads(line) for line in lines]
    found = read[0]["files"][0]["findings"] if name == "json" else read
    assert [row["message"] for row in found] == [f.message for f in report.findings]
    assert [row["fix"]["edits"][0]["text"] for row in found] == [f.edits[0].replacement for f in report.findings]
    assert {(r["files"][0] if name == "json" else r)["path"] for r in read} == {report.path}


class TestExcerpts:
    @pytest.mark.parametrize(
        ("before", "inside"),
        [
            ("", "word"),
            ("漢字", "word"),
            ("e\u0301a\u0300", "word"),
            ("👍 ", "漢字"),
            ("\u200b", "word"),
            ("a\tb", "x"),
            ("\r\n", "x"),
        ],
    )
    def test_carets_stand_under_the_finding(self, before: str, inside: str) -> None:
        text = f"{before}{inside} and more"
        place = excerpt(Report(text, ()), Finding(Span(len(before), len(before) + len(inside)), ""))
        assert place is not None
        left = place.line[: place.line.index(inside)]
        assert place.carets == " " * width(left) + "^" * width(inside)

    @pytest.mark.parametrize(
        "inside", ["\u200b", "\u00a0", "\u200d", "\u0301", "\u3000", "\x85", "\ufeff", "\u202f", "\t"]
    )
    def test_what_cannot_be_seen_is_shown_where_it_was_found(self, inside: str) -> None:
        place = excerpt(Report(f"one{inside}two", ()), Finding(Span(3, 4), ""))
        assert place is not None
        code = f"<U+{ord(inside):04X}>"
        assert place.line == f"one{code}two"
        assert place.carets == "   " + "^" * len(code)

    @pytest.mark.parametrize(
        "text", ["Tiens\u202f! « Oui\u00a0»", "می\u200cخواهم", "क्\u200dष", "👩\u200d👧 ❤\ufe0f", "co\u00adop"]
    )
    def test_good_text_is_shown_as_it_is(self, text: str) -> None:
        assert visible(text) == text

    def test_a_long_line_is_shown_around_the_finding_only(self) -> None:
        text = "a" * 5000 + " BAD " + "z" * 5000
        place = excerpt(Report(text, ()), Finding(Span(5001, 5004), ""))
        assert place is not None
        assert place.line == "…" + "a" * 39 + " BAD " + "z" * 39 + "…"
        assert place.line.index("BAD") == place.carets.index("^")

    @pytest.mark.parametrize("filler", ["a", "漢", "\u0301", "\u200b", "👍"])
    def test_a_long_finding_is_shown_by_its_beginning(self, filler: str) -> None:
        place = excerpt(Report(filler * 100_000, ()), Finding(Span(0, 100_000), ""))
        assert place is not None
        assert width(place.line) <= 120
        assert len(place.line) <= 800

    def test_a_finding_of_several_lines_is_shown_on_its_first(self) -> None:
        place = excerpt(Report("one\r\ntwo\r\nthree", ()), Finding(Span(1, 12), ""))
        assert place is not None
        assert (place.number, place.line, place.carets) == (1, "one", " ^^")

    @pytest.mark.parametrize("offset", [0, 3, 4, 5, 8])
    def test_a_place_of_no_width_has_one_caret(self, offset: int) -> None:
        place = excerpt(Report("one\r\ntwo", ()), Finding(Span(offset, offset), ""))
        assert place is not None
        assert place.carets.count("^") == 1

    def test_many_findings_on_one_endless_line_take_linear_time(self) -> None:
        """A hundred thousand findings on a line of two megabytes; a walk to its ends each time would take hours."""
        text = "a  b " * 400_000
        found = tuple(Finding(Span(i * 20 + 1, i * 20 + 3), "m", code="TYP203", name="n") for i in range(20_000))
        assert written("pretty", [Report(text, found)]).count("\n") == 5 * len(found)


class TestVisibility:
    @given(HOSTILE)
    def test_a_visible_text_stays_as_it_is(self, text: str) -> None:
        once = visible(text)
        assert visible(once) == once
        assert not OBEYED.search(once)

    @given(HOSTILE)
    def test_lines_stay_lines(self, text: str) -> None:
        assert visible_lines(text).count("\n") == text.count("\n")

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("wire/sénat.txt", "wire/sénat.txt"),
            ("::error::x", "./::error::x"),
            ("##vso[x]", "<U+0023>#vso[x]"),
            ("#x", "./#x"),
            ("a\nb", "a<U+000A>b"),
            ("a\udcff\udcfeb", "a\\xff\\xfeb"),
            ("\u202etxt.exe", "<U+202E>txt.exe"),
        ],
    )
    def test_a_file_name_is_shown_without_its_tricks(self, name: str, shown: str) -> None:
        assert visible_name(name) == shown

    @given(ANY_TEXT, st.integers(2, 30))
    def test_a_shortened_text_fits(self, text: str, columns: int) -> None:
        short = shortened(visible(text), columns)
        assert short == visible(text) or (width(short) <= columns and short.endswith("…"))


def applied(patch: str, old: str) -> str:
    """Return what a unified diff makes of a text, every line it names compared."""
    lines, new, cursor = old.split("\n"), [], 0
    lines = [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
    body = re.split(r"(?m)^(?=@@ )", patch)[1:]
    for hunk in body:
        head, *rows = hunk.split("\n")
        start, length = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@", head).groups("1")  # type: ignore[union-attr]
        first = int(start) - 1 if int(length) else int(start)
        new += lines[cursor:first]
        cursor = first
        for row, following in pairwise(rows):
            text = row[1:] if following.startswith("\\") else f"{row[1:]}\n"
            if row[:1] in (" ", "-"):
                assert lines[cursor] == text
                cursor += 1
            if row[:1] in (" ", "+"):
                new.append(text)
    return "".join(new + lines[cursor:])


@st.composite
def changed_texts(draw: st.DrawFn) -> tuple[str, str, list[Place]]:
    """Return an old text, a new one, and where they differ."""
    stretches = draw(
        st.lists(st.tuples(st.text("ab\n", max_size=12), st.text("cd\n", max_size=3), st.text("XY\n", max_size=3)))
    )
    old = new = ""
    places = []
    for same, before, after in stretches:
        old, new = old + same, new + same
        places.append(Place(len(old), len(old) + len(before), len(new), len(new) + len(after)))
        old, new = old + before, new + after
    end = draw(st.text("ab\n", max_size=12))
    return old + end, new + end, places


@given(changed_texts())
def test_a_diff_applied_to_the_old_text_gives_the_new_one(texts: tuple[str, str, list[Place]]) -> None:
    old, new, places = texts
    patch = unified_diff(old, new, places, name="a.txt")
    assert applied(patch, old) == new
    assert patch or old == new


def test_a_diff_of_many_changes_takes_linear_time() -> None:
    """Fifty thousand changed lines among as many; a search for them would take an hour."""
    old = "one  line\nanother line\n" * 50_000
    new = old.replace("  ", " ")
    places = [Place(23 * i + 3, 23 * i + 5, 22 * i + 3, 22 * i + 4) for i in range(50_000)]
    assert unified_diff(old, new, places, name="a.txt").count("\n-one  line") == 50_000
