"""For code scanning: SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

Section numbers are of that document. A column is a code point, from 1, and an end is behind the last one (3.30.5,
3.30.8), which `columnKind` declares (3.14.17).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from webencodings import lookup

from newsclean import __version__
from newsclean.fingerprints import fingerprint
from newsclean.model import Finding, Safety, Severity, Span
from newsclean.report import Report
from newsclean.rules import registry
from newsclean.writers.excerpt import help_text, message
from newsclean.writers.json import array, dumped
from newsclean.writers.visible import LONE, visible

NAME = "sarif"
FOR_PEOPLE = False
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HEAD = {"$schema": SCHEMA, "version": "2.1.0"}
RUN = {"columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"]}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "newsclean/v1"  # its version is a part of its name (3.27.17)


# A file name as bytes: those that were no UTF-8 are lone surrogates of the upper half, the others stand for nothing.
NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
MARKUP = str.maketrans({"{": "{{", "}": "}}"})  # a number in single ones is a placeholder (3.11.5)


def pieces(reports: Iterable[Report], *, color: bool = False) -> Iterator[str]:  # noqa: ARG001 - no one looks at it
    """Yield one run: the results as they come, and behind them the files and rules that they speak of."""
    rules: dict[str, dict[str, Any]] = {}
    artifacts: dict[str, dict[str, Any]] = {}
    lead = f'{dumped(HEAD)[:-1]}, "runs": [{dumped(RUN)[:-1]}, "results": '
    for piece in array(_results(report, rules, artifacts) for report in reports):
        yield lead + piece
        lead = ""
    driver = {"name": "newsclean", "version": __version__, "rules": [rules[code] for code in sorted(rules)]}
    tail = dumped({"artifacts": list(artifacts.values()), "tool": {"driver": driver}})
    yield f"{lead}, {tail[1:]}]}}\n"


def _results(
    report: Report, rules: dict[str, dict[str, Any]], artifacts: dict[str, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield a report's results; what they name for the first time is added to rules and artifacts."""
    if report.findings and report.path not in artifacts:
        artifacts[report.path] = {"location": {"uri": _uri(report.path)}, "encoding": _charset(report.encoding)}
    for finding in report.findings:
        if finding.code not in rules:
            rules[finding.code] = _rule(finding)
        yield _result(report, finding)


def _rule(finding: Finding) -> dict[str, Any]:
    code, name = visible(finding.code), visible(finding.name)
    known = registry().get(finding.code)
    if known is None or known.name != finding.name:  # the tool's own, or one that nobody registered
        return {"id": code, "name": name, "defaultConfiguration": {"level": LEVELS[finding.severity]}}
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": _text(known.summary)},
        "help": {"text": _text(known.summary), "markdown": known.doc.translate(MARKUP)},
        "defaultConfiguration": {"level": LEVELS[known.severity]},
    }


def _result(report: Report, finding: Finding) -> dict[str, Any]:
    artifact = {"uri": _uri(report.path)}
    place = {"artifactLocation": artifact, "region": _region(report, finding.span)}
    inside = _logical(report, finding)
    return {
        "ruleId": visible(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": _text(message(finding))},
        "locations": [{"physicalLocation": place, **({"logicalLocations": [inside]} if inside else {})}],
        "partialFingerprints": {FINGERPRINT: fingerprint(report, finding)},
        **({"fixes": [_fix(report, finding, artifact)]} if _can_be_applied(finding) else {}),
    }


def _region(report: Report, span: Span | None) -> dict[str, int]:
    """Return lines and columns of the file; of a finding of the whole document, its first line."""
    line, column = report.place(span.start if span else 0)
    if span is None:
        return {"startLine": line}
    end_line, end_column = report.place(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _logical(report: Report, finding: Finding) -> dict[str, str]:
    """Return the record and the field, if the file holds many (3.33)."""
    if not report.record:
        return {}
    record, field = visible(report.record), visible(report.field_of(finding))
    return {"name": field or record, "fullyQualifiedName": f"{record}/{field}" if field else record}


def _can_be_applied(finding: Finding) -> bool:
    """Tell whether there is a repair that may be offered and that UTF-8 can hold."""
    return finding.safety is not Safety.DISPLAY and bool(finding.edits) and not LONE.search(_inserted(finding))


def _inserted(finding: Finding) -> str:
    return "\n".join(edit.replacement for edit in finding.edits)


def _fix(report: Report, finding: Finding, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(report, edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in finding.edits
    ]
    return {
        "description": {"text": _text(help_text(report, finding))},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _text(text: str) -> str:
    """Return a plain text message: nothing in it is a placeholder (3.11.5) or a link (3.11.6)."""
    return text.translate(MARKUP).replace("](", "] (")


def _uri(path: str) -> str:
    """Return a path as a URI, relative if it is, with `/` on every system (3.4.3)."""
    raw = NO_BYTE.sub("\ufffd", PurePath(path).as_posix()).encode("utf-8", "surrogateescape")
    return f"file:///{quote(raw.lstrip(b'/'), safe='/:')}" if PurePath(path).is_absolute() else quote(raw)


def _charset(encoding: str) -> str:
    """Return the name that an encoding has outside Python (3.24.9 asks for IANA's)."""
    known = lookup(encoding)
    return known.name if known else encoding
