"""A report as bytes and back, without the text that it is of: what is read back is checked, as anyone may write it."""

from __future__ import annotations

import json
from typing import Any

from newsclean.corpus import Digest
from newsclean.model import Edit, Finding, Safety, Severity, Span
from newsclean.report import Report

BROKEN = (ValueError, TypeError, LookupError, RecursionError)  # what reading an entry that is none may raise
DIGEST = 16  # bytes
SAFETIES = {str(each): each for each in Safety}
SEVERITIES = {str(each): each for each in Severity}


def packed(report: Report, fingerprint: Digest, data: bytes) -> bytes | None:
    """Return an entry; None for a report that could not be read back from it and the file's bytes."""
    bom = _bom(report, data)
    if bom < 0:
        return None
    head = [report.encoding, bom, len(report.source), report.language, report.facts]
    digest = [fingerprint.whole.hex(), fingerprint.length]
    return json.dumps([*head, digest, [_row(each) for each in report.findings]], separators=(",", ":")).encode()


def unpacked(entry: bytes, data: bytes, *, path: str) -> tuple[Report, Digest] | None:
    """Return the report and the digest of a file's bytes; None for what is no entry of theirs."""
    try:
        encoding, bom, length, language, facts, (whole, size), rows = json.loads(entry)
        source = data[_natural(bom, len(data)) :].decode(_text(encoding))
        if len(source) != length:
            return None
        findings = tuple([_finding(row, length) for row in rows])
        digest = Digest(bytes.fromhex(whole), _natural(size, len(data)))
        if len(digest.whole) != DIGEST:
            return None
        return Report(source, findings, _text(language), _pairs(facts), path, _text(encoding)), digest
    except BROKEN:
        return None


def _bom(report: Report, data: bytes) -> int:
    """Return how many bytes stand before the text, -1 if the text is not what the rest says in the encoding."""
    for bom in (0, 3, 2, 4):  # none, UTF-8, UTF-16, UTF-32
        try:
            if data[bom:].decode(report.encoding) == report.source:
                return bom
        except (ValueError, LookupError):
            continue
    return -1


def _row(finding: Finding) -> list[Any]:
    return [
        _place(finding.span), finding.message, [[*_ends(each.span), each.replacement] for each in finding.edits],
        finding.safety, finding.facts, [_ends(span) for span in finding.related], finding.code, finding.name,
        finding.severity, finding.probability,
    ]  # fmt: skip


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else _ends(span)


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _finding(row: Any, length: int) -> Finding:
    place, message, edits, safety, facts, related, code, name, severity, probability = row
    if {type(message), type(code), type(name)} != {str}:
        raise TypeError(row)
    return Finding(
        _span(place, length) if place else None,
        message,
        tuple([_edit(each, length) for each in edits]) if edits else (),
        SAFETIES[safety],
        _pairs(facts) if facts else (),
        tuple([_span(ends, length) for ends in related]) if related else (),
        code,
        name,
        SEVERITIES[severity],
        None if probability is None else _share(probability),
    )


def _edit(row: Any, length: int) -> Edit:
    start, end, replacement = row
    return Edit(_span((start, end), length), _text(replacement))


def _span(ends: Any, length: int) -> Span:
    start, end = ends
    if type(start) is not int or type(end) is not int or end > length:
        raise ValueError(ends)
    return Span(start, end)


def _natural(number: Any, most: int) -> int:
    if type(number) is not int or not 0 <= number <= most:
        raise ValueError(number)
    return number


def _share(number: Any) -> float:
    if type(number) not in (int, float) or not 0 <= number <= 1:
        raise ValueError(number)
    return float(number)


def _text(text: Any) -> str:
    if type(text) is not str:
        raise TypeError(text)
    return text


def _pairs(pairs: Any) -> tuple[tuple[str, str], ...]:
    return tuple((_text(key), _text(value)) for key, value in pairs)
