"""What the readers of each output format find in it: strict parsers, the units that each counts in, nothing obeyed."""

import io
import json
import os
import re
import time
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsclean.fingerprints import fingerprint
from newsclean.model import Edit, Finding, Safety, Severity, Span
from newsclean.report import Report, Start
from newsclean.rules import registry
from newsclean.writers import Output, formats, write, writer
from newsclean.writers.github import DATA, PROPERTY
from newsclean.writers.junit import CLEAN
from newsclean.writers.markdown import LISTED
from newsclean.writers.visible import visible

HOSTILE = [
    "\x1b[2J\x1b]0;title\x07", "\x9b1m", "a\nb", "\r\n::error::forged", "##[error]x", "##vso[task.complete]", "%0A::x",
    "]]>&<x a=\"'\"><!--", "\x00\x0b\ufffe\uffff", "\ud83d", "\udcff", "\U0010ffff", "\u202etxt.exe", "a,b:c=d;e",
    "| a | `b` | <img src=x onerror=alert(1)> | ![x](http://x.example/y) [y](javascript:z)", "@everyone www.x.example",
    "\\| \\` ** __ ~~ $x$ # > - * 1.", "{0} [text](http://x.example) {{1}}", "../../etc/passwd", "/absolute", "-rf",
    "file:///x", " two  words ", "<stdin>", "漢字 é 👩‍👩‍👧.txt", "https://x.example/?a=1&b=2#c", "",
]  # fmt: skip
JSON_FORMATS = ("gitlab", "rdjsonl", "sarif")


def found(span: Span | None, message: str = "m", replacement: str | None = None, **traits: Any) -> Finding:
    edits = () if replacement is None or span is None else (Edit(span, replacement),)
    return Finding(span, message, edits, **{"code": "UNI101", "name": "zero-width-character", **traits})


def hostile_reports() -> list[Report]:
    """Return a report for each hostile piece: as file name, text, message, repair, id of a record."""
    every = []
    for number, piece in enumerate(HOSTILE):
        text = f"one {piece} two\r\n{piece}"
        span = Span(4, 4 + len(piece))
        findings = (
            found(span, f"found {piece} here", piece, severity=Severity.ERROR),
            found(Span(0, len(text)), piece, "", safety=Safety.UNSAFE, code="BPL201", name="x"),
            found(None, piece, severity=Severity.INFO, code=f"X{piece}", name=piece),
        )
        fields = (("text", Span(0, len(text))),)
        record: dict[str, Any] = {"record": piece or "7", "fields": fields} if number % 2 else {}
        every += [Report(text, findings, path=piece, **record), Report(text, (), path=f"clean {piece}")]
    return every


def shown(name: str, reports: list[Report]) -> str:
    """Return what a format makes of reports; strict: what UTF-8 cannot hold is an error."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    write(iter(reports), Output(writer(name).pieces, stream))
    stream.seek(0)
    return stream.read()


def strict_json(text: str) -> Any:
    """Return JSON whose strings are all text, whose keys are all different and whose numbers all are."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in items}) == len(items)
        return dict(items)

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    return json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the workflow commands of a log, as the runner reads them (actions/runner, ActionCommand.TryParseV2)."""
    read = []
    for line in text.removesuffix("\n").split("\n") if text else ():
        _, head, data = line.split("::", 2)
        command, _, properties = head.partition(" ")
        pairs = (pair.partition("=") for pair in properties.split(","))
        read.append((command, {key: unescaped(value, PROPERTY) for key, _, value in pairs}, unescaped(data, DATA)))
    return read


def unescaped(text: str, table: dict[int, str]) -> str:
    for character, escape in sorted(table.items(), key=lambda pair: pair[1] == "%25"):  # the per cent sign last
        text = text.replace(escape, chr(character))
    return text


def tables(text: str) -> list[list[list[str]]]:
    """Return the tables of a Markdown text, as what their cells show; nothing in a cell may be more than text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    read: list[list[list[str]]] = []
    for token in tokens:
        assert token.type != "html_block"
        if token.type == "table_open":
            read.append([])
        elif token.type == "tr_open":
            read[-1].append([])
        elif token.type == "inline" and read and read[-1]:
            inside = token.children or []
            assert {each.type for each in inside} <= {"text", "text_special", "html_inline"}
            assert {each.content for each in inside if each.type == "html_inline"} <= {"<code>", "</code>"}
            read[-1][-1].append("".join(each.content for each in inside if each.type != "html_inline"))
    return [table[1:] for table in read]


def rows_of_page(text: str, section: str) -> list[list[str]]:
    """Return the rows of a section's table in an HTML page, without its head; a parse error is one."""
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    rows = page.iterfind(f".//section[@id='{section}']/div/table/tbody/tr")
    return [[cell.get("data-value") or "".join(cell.itertext()) for cell in row] for row in rows]


def elements(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def cases(text: str) -> list[ET.Element]:
    return [case for case in elements(text).iter("testcase") if case.get("name") != CLEAN]


NUMBER: dict[str, Callable[[str], int]] = {
    "checkstyle": lambda text: len(list(elements(text).iter("error"))),
    "concise": lambda text: text.count("\n"),
    "github": lambda text: len(commands(text)),
    "gitlab": lambda text: len(strict_json(text)),
    "grouped": lambda text: len(re.findall(r"(?m)^ +\d+:\d+  (?:error|warning|info) ", text)),
    "html": lambda text: sum(int(row[1]) for row in rows_of_page(text, "rules")),
    "json": lambda text: sum(len(each["findings"]) for each in strict_json(text)["files"]),
    "jsonl": lambda text: len([strict_json(line) for line in text.splitlines()]),
    "junit": lambda text: len(cases(text)),
    "markdown": lambda text: sum(int(row[3]) for row in (tables(text) or [[]])[0]),
    "pretty": lambda text: text.count("\n\n"),
    "rdjsonl": lambda text: len([strict_json(line) for line in text.splitlines()]),
    "sarif": lambda text: len(strict_json(text)["runs"][0]["results"]),
}


class TestEveryFormat:
    @pytest.mark.parametrize("name", formats())
    def test_shows_the_same_number_of_findings(self, name: str) -> None:
        reports = hostile_reports()
        assert NUMBER[name](shown(name, reports)) == sum(len(report.findings) for report in reports)

    @pytest.mark.parametrize("name", formats())
    def test_is_whole_without_any_report(self, name: str) -> None:
        assert NUMBER[name](shown(name, [])) == 0

    @pytest.mark.parametrize("name", formats())
    def test_has_the_same_bytes_every_time(self, name: str) -> None:
        assert shown(name, hostile_reports()) == shown(name, hostile_reports())

    @given(st.lists(st.text(st.characters(exclude_categories=()), max_size=20), min_size=1, max_size=3))
    @pytest.mark.parametrize("name", [name for name in formats() if name not in ("grouped", "pretty")])
    def test_is_well_formed_whatever_it_tells(self, name: str, texts: list[str]) -> None:
        reports = [
            Report(text, (found(Span(0, len(text)), text, text), found(None, text, code=text, name=text)), path=text)
            for text in texts
        ]
        assert NUMBER[name](shown(name, reports)) == 2 * len(texts)

    @pytest.mark.parametrize("name", formats())
    def test_takes_linear_time_on_an_endless_line(self, name: str) -> None:
        """Ten thousand findings on a line of a megabyte; a walk to its start each time would take minutes."""
        text = "é  b " * 200_000
        many = tuple(found(Span(i * 100 + 1, i * 100 + 3), replacement=" ") for i in range(10_000))
        begun = time.perf_counter()
        assert NUMBER[name](shown(name, [Report(text, many)])) == len(many)
        assert time.perf_counter() - begun < 20


class TestUnits:
    """`<p>🔴 Le SÃ©nat`: the word begins at character 9, which is UTF-16 unit 10 and byte 12 of UTF-8."""

    REPORT = Report("\r\n\r\n<p>🔴 Le SÃ©nat a voté.", (found(Span(12, 18), replacement="Sénat"),), path="a.html")

    def test_github_counts_code_points(self) -> None:
        ((_, properties, _),) = commands(shown("github", [self.REPORT]))
        places = {key: value for key, value in properties.items() if key not in ("title", "file")}
        assert places == {"line": "3", "endLine": "3", "col": "9", "endColumn": "15"}

    def test_github_takes_no_columns_of_different_lines(self) -> None:
        report = Report("one\ntwo\n", (found(Span(1, 6)),))
        assert commands(shown("github", [report]))[0][1].keys() == {"title", "file", "line", "endLine"}

    def test_gitlab_counts_code_points(self) -> None:
        (issue,) = strict_json(shown("gitlab", [self.REPORT]))
        assert issue["location"]["positions"] == {"begin": {"line": 3, "column": 9}, "end": {"line": 3, "column": 15}}

    def test_checkstyle_counts_code_points(self) -> None:
        (error,) = elements(shown("checkstyle", [self.REPORT])).iter("error")
        assert (error.get("line"), error.get("column")) == ("3", "9")

    def test_sarif_counts_code_points_and_says_so(self) -> None:
        (run,) = strict_json(shown("sarif", [self.REPORT]))["runs"]
        region = {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 15}
        assert run["columnKind"] == "unicodeCodePoints"
        assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == region
        assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"] == region

    def test_reviewdog_counts_bytes(self) -> None:
        diagnostic = strict_json(shown("rdjsonl", [self.REPORT]))
        place = {"start": {"line": 3, "column": 12}, "end": {"line": 3, "column": 20}}
        assert diagnostic["location"]["range"] == place
        assert diagnostic["suggestions"] == [{"range": place, "text": "Sénat"}]

    @given(
        st.text(st.sampled_from("aé漢👍\n\r"), max_size=40).flatmap(
            lambda t: st.tuples(st.just(t), st.integers(0, len(t)))
        )
    )
    def test_a_byte_column_is_the_length_of_what_stands_before(self, place: tuple[str, int]) -> None:
        text, offset = place
        report = Report(text, (found(Span(offset, offset)),))
        line, column = report.place(offset)
        before = text[offset - column + 1 : offset]
        start = strict_json(shown("rdjsonl", [report]))["location"]["range"]["start"]
        assert start == {"line": line, "column": len(before.encode()) + 1}


class TestRecords:
    """A record that begins in the middle of line 7: positions are those of the file."""

    REPORT = Report(
        '{"id": "é",\n"text": "a  b"}', (found(Span(22, 24), replacement=" "), found(Span(8, 9)), found(None)),
        facts=(("id", "é"),), path="d.json", start=Start(7, 3, 90), record="é", fields=(("text", Span(21, 25)),),
    )  # fmt: skip

    def test_github_and_gitlab_show_the_line_of_the_file(self) -> None:
        assert [each[1]["line"] for each in commands(shown("github", [self.REPORT]))] == ["8", "7", "7"]
        begins = [each["location"]["positions"]["begin"] for each in strict_json(shown("gitlab", [self.REPORT]))]
        assert begins == [{"line": 8, "column": 11}, {"line": 7, "column": 11}, {"line": 7, "column": 3}]

    def test_sarif_names_record_and_field(self) -> None:
        places = [each["locations"][0] for each in strict_json(shown("sarif", [self.REPORT]))["runs"][0]["results"]]
        assert places[0]["logicalLocations"] == [{"name": "text", "fullyQualifiedName": "é/text"}]
        assert places[2]["logicalLocations"] == [{"name": "é", "fullyQualifiedName": "é"}]
        assert places[2]["physicalLocation"]["region"] == {"startLine": 7}

    def test_reviewdog_gets_no_column_where_the_bytes_before_the_record_are_unknown(self) -> None:
        read = [strict_json(line)["location"]["range"] for line in shown("rdjsonl", [self.REPORT]).splitlines()]
        assert read[0]["start"] == {"line": 8, "column": 11}
        assert read[1:] == [{"start": {"line": 7}, "end": {"line": 7}}, {"start": {"line": 7}}]

    @pytest.mark.parametrize(
        ("name", "head"), [("grouped", "d.json:"), ("checkstyle", "<file "), ("junit", "<testsuite ")]
    )
    def test_the_records_of_a_file_stand_together(self, name: str, head: str) -> None:
        clean = Report("{}", (), path="d.json", record="2")
        text = shown(name, [self.REPORT, clean, self.REPORT, Report("x", (found(None),), path="e.json")])
        heads = [line for line in text.splitlines() if line.startswith((head, head.replace("d.", "e.")))]
        assert len(heads) == 2


class TestFingerprints:
    def of(self, before: str, piece: str, behind: str, **traits: Any) -> str:
        text = f"{before}{piece}{behind}"
        one = found(Span(len(before), len(before) + len(piece)), **traits)
        return fingerprint(Report(text, (one,), path="a"), one)

    def test_lines_before_and_behind_change_nothing(self) -> None:
        here = self.of("The council passed ", "the the", " budget on Tuesday.")
        assert here == self.of("New lead.\n\nThe council passed ", "the the", " budget on Tuesday.\n\nAnd an end.")
        assert here == self.of("The council\npassed  ", "the  the", " budget\non Tuesday.")

    def test_rule_words_and_surroundings_tell_findings_apart(self) -> None:
        kinds = {
            self.of("The council passed ", "the the", " budget."),
            self.of("The council passed ", "the the", " budget.", code="TYP101"),
            self.of("The council passed ", "a a", " budget."),
            self.of("The council refused ", "the the", " budget."),
            self.of("The council passed ", "the the", " law."),
        }
        assert len(kinds) == 5

    def test_gitlab_gets_each_once(self) -> None:
        """It shows the first only of those with one fingerprint."""
        same = tuple(found(Span(i * 6, i * 6 + 2)) for i in range(20, 40))
        reports = [Report("a a a " * 60, same, path=path) for path in ("a", "b")]
        issues = strict_json(shown("gitlab", [*reports, Report("x", (found(None), found(None)), path="c")]))
        assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 42

    def test_a_record_that_moved_keeps_its_fingerprint(self) -> None:
        def report(name: str, line: int) -> Report:
            one = found(Span(10, 12))
            return Report(
                '{"text":"a  b"}', (one,), path="d", record=name, facts=(("id", name),), start=Start(line, 1, 9)
            )

        def prints(*reports: Report) -> list[str]:
            return [issue["fingerprint"] for issue in strict_json(shown("gitlab", list(reports)))]

        assert prints(report("x", 1), report("y", 2)) == prints(report("y", 5), report("x", 9))[::-1]


class TestGitHub:
    def test_a_line_is_a_command_and_its_text_comes_through(self) -> None:
        reports = hostile_reports()
        messages = [visible(f.message) for report in reports for f in report.findings]
        read = commands(shown("github", reports))
        assert {command for command, *_ in read} == {"error", "warning", "notice"}
        assert [data.partition("\n")[0] for *_, data in read] == messages
        assert all(
            properties.keys() <= {"title", "file", "line", "endLine", "col", "endColumn"} for _, properties, _ in read
        )

    @pytest.mark.parametrize("text", ["100%0A", "a,b", "a:b", "%25", "::"])
    def test_properties_come_through(self, text: str) -> None:
        ((_, properties, data),) = commands(shown("github", [Report("x", (found(None, text),), path=f"dir/{text}")]))
        assert (properties["file"], data) == (f"dir/{text}", text)


class TestMarkdown:
    def test_cells_show_what_was_told(self) -> None:
        reports = hostile_reports()
        rows = tables(shown("markdown", reports))[1]
        assert [row[3] for row in rows] == [visible(f.message).strip() for r in reports for f in r.findings]

    def test_nobody_is_mentioned_and_nothing_is_linked(self) -> None:
        text = shown("markdown", [Report("x", (found(None, "@team see www.x.example https://x.example"),), path="a@b")])
        assert not re.search(r"@|www\.|https?:", text)

    def test_a_long_list_says_what_it_leaves_out(self) -> None:
        many = tuple(found(None) for _ in range(LISTED + 5))
        text = shown("markdown", [Report("x", many, path="a"), Report("x", many[:2], path="b")])
        assert (len(tables(text)[1]), text.splitlines()[-1]) == (LISTED, "Not listed: 7.")

    def test_good_news_has_no_tables(self) -> None:
        assert shown("markdown", [Report("x", (), path="a")]) == "## newsclean\n\nFindings: 0. Files: 1.\n"


class TestXml:
    def test_junit_counts_what_it_holds(self) -> None:
        for suite in elements(shown("junit", hostile_reports())).iter("testsuite"):
            assert suite.get("tests") == str(len(suite.findall("testcase")))
            assert suite.get("failures") == str(len(suite.findall("testcase/failure")))

    def test_junit_fails_what_fails_a_run_by_default(self) -> None:
        levels = tuple(found(None, severity=level) for level in Severity)
        failing = [case.find("failure") is not None for case in cases(shown("junit", [Report("x", levels, path="a")]))]
        assert failing == [level is not Severity.INFO for level in Severity]

    def test_a_clean_file_is_a_test_that_passes(self) -> None:
        (case,) = elements(shown("junit", [Report("x", (), path="a")])).iter("testcase")
        assert (case.get("name"), len(case)) == (CLEAN, 0)

    def test_checkstyle_leaves_clean_files_out(self) -> None:
        assert not list(elements(shown("checkstyle", [Report("x", (), path="a")])))

    @pytest.mark.parametrize("name", ["checkstyle", "junit"])
    def test_messages_come_through(self, name: str) -> None:
        reports = hostile_reports()
        told = [each.get("message") for each in elements(shown(name, reports)).iter() if each.get("message")]
        wanted = [visible(f.message) for r in reports for f in r.findings if name != "junit" or f.severity != "info"]
        assert told == [text for text in wanted if text]


class TestSuggestions:
    def suggestions(self, *edits: Edit, safety: Safety = Safety.SAFE) -> tuple[Any, Any]:
        report = Report("one two three", (Finding(Span(0, 3), "m", edits, safety, code="X", name="x"),), path="a")
        fixes = strict_json(shown("sarif", [report]))["runs"][0]["results"][0].get("fixes")
        return strict_json(shown("rdjsonl", [report])).get("suggestions"), fixes

    def test_edits_that_belong_together_are_one_suggestion(self) -> None:
        (suggestion,), (fix,) = self.suggestions(Edit(Span(0, 1), "«"), Edit(Span(7, 7), "»"))
        assert suggestion["text"] == "«ne two»"
        assert suggestion["range"] == {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 8}}
        assert len(fix["artifactChanges"][0]["replacements"]) == 2

    def test_what_is_shown_only_is_not_offered(self) -> None:
        assert self.suggestions(Edit(Span(0, 1), "x"), safety=Safety.DISPLAY) == (None, None)

    def test_half_a_character_is_not_offered(self) -> None:
        assert self.suggestions(Edit(Span(0, 1), "\ud83d")) == (None, None)


def sarif_schema() -> Any:
    """Return the OASIS schema, which is theirs to give: of an installed package, or of the file SARIF_SCHEMA names."""
    files = (
        file.locate() for each in distributions() for file in each.files or () if file.name == "sarif-schema-2.1.0.json"
    )
    path = os.environ.get("SARIF_SCHEMA") or next(files, None)
    return json.loads(Path(str(path)).read_text(encoding="utf-8")) if path else None


def closed(required: str = "", **properties: Any) -> dict[str, Any]:
    """Return the JSON Schema of an object that has no other properties."""
    return {"type": "object", "additionalProperties": False, "required": required.split(), "properties": properties}


def several(items: Any, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "uniqueItems": True}


TEXT, FROM_1 = {"type": "string"}, {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = closed("text", text=TEXT, markdown=TEXT)
ARTIFACT = closed("uri", uri={"type": "string", "pattern": r"^(?:file:///)?(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})*$"})
REGION = closed("startLine", startLine=FROM_1, startColumn=FROM_1, endLine=FROM_1, endColumn=FROM_1)
CHANGE = closed("deletedRegion", deletedRegion=REGION, insertedContent=closed("text", text=TEXT))
FIX = closed(
    "artifactChanges",
    description=MESSAGE,
    artifactChanges=several(
        closed("artifactLocation replacements", artifactLocation=ARTIFACT, replacements=several(CHANGE, 1)), 1
    ),
)
LOCATION = closed(
    "physicalLocation",
    physicalLocation=closed("artifactLocation region", artifactLocation=ARTIFACT, region=REGION),
    logicalLocations=several(closed("", name=TEXT, fullyQualifiedName=TEXT)),
)
RESULT = closed(
    "ruleId level message locations",
    ruleId=TEXT,
    level=LEVEL,
    message=MESSAGE,
    locations=several(LOCATION, 1),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    fixes=several(FIX, 1),
)
RULE = closed(
    "id", id=TEXT, name=TEXT, shortDescription=MESSAGE, help=MESSAGE, defaultConfiguration=closed("level", level=LEVEL)
)
RUN = closed(
    "tool results columnKind",
    tool=closed("driver", driver=closed("name", name=TEXT, version=TEXT, rules=several(RULE))),
    results={"type": "array", "items": RESULT},
    artifacts=several(closed("location", location=ARTIFACT, encoding=TEXT)),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    newlineSequences=several(TEXT, 1),
)
# The part of SARIF 2.1.0 that we use, and no more: a slip of the pen in a name is found without the whole schema.
USED = closed("version runs", **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": several(RUN, 1)})


class TestSarif:
    @pytest.mark.parametrize("schema", [USED, sarif_schema()], ids=["used", "oasis"])
    def test_is_valid(self, schema: Any) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        if schema is None:
            pytest.skip("SARIF_SCHEMA names no OASIS schema; @microsoft/sarif-multitool-linux has it")
        check = jsonschema.validators.validator_for(schema)
        for reports in (hostile_reports(), [], [TestUnits.REPORT, TestRecords.REPORT]):
            assert not list(check(schema).iter_errors(strict_json(shown("sarif", reports))))

    def test_every_rule_and_file_of_a_result_is_described(self) -> None:
        (run,) = strict_json(shown("sarif", hostile_reports()))["runs"]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        files = [each["location"]["uri"] for each in run["artifacts"]]
        assert len(set(rules)) == len(rules)
        assert {result["ruleId"] for result in run["results"]} == set(rules)
        assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]} == set(files)

    def test_every_rule_can_be_told(self) -> None:
        rules = registry().values()
        findings = tuple(found(None, code=rule.code, name=rule.name, severity=rule.severity) for rule in rules)
        (run,) = strict_json(shown("sarif", [Report("x", findings, path="a")]))["runs"]
        told = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in told] == sorted(rule.code for rule in rules)
        assert all(rule["help"]["markdown"] and rule["shortDescription"]["text"] for rule in told)

    @pytest.mark.parametrize(
        ("path", "uri"),
        [
            ("wire/sénat 1.txt", "wire/s%C3%A9nat%201.txt"),
            ("a:b#c?d%20", "a%3Ab%23c%3Fd%2520"),
            ("a\udcff", "a%FF"),
            ("/wire/x", "file:///wire/x"),
            ("<stdin>", "%3Cstdin%3E"),
        ],
    )
    @pytest.mark.skipif(os.name == "nt", reason="paths of another kind")
    def test_a_path_becomes_a_uri_that_leads_back(self, path: str, uri: str) -> None:
        (run,) = strict_json(shown("sarif", [Report("x", (found(None),), path=path)]))["runs"]
        assert run["artifacts"][0]["location"]["uri"] == uri
        assert unquote_to_bytes(uri.removeprefix("file://")) == os.fsencode(path)

    @pytest.mark.parametrize(("encoding", "told"), [("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("odd", "odd")])
    def test_encodings_have_the_names_of_the_web(self, encoding: str, told: str) -> None:
        (run,) = strict_json(shown("sarif", [Report("x", (found(None),), path="a", encoding=encoding)]))["runs"]
        assert run["artifacts"][0]["encoding"] == told

    def test_nothing_in_a_message_is_a_placeholder_or_a_link(self) -> None:
        (run,) = strict_json(shown("sarif", [Report("x", (found(None, "{0} [a](http://x.example)"),), path="a")]))[
            "runs"
        ]
        assert run["results"][0]["message"]["text"] == "{{0}} [a] (http://x.example)"
