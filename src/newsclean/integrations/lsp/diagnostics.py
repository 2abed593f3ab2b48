"""Findings as an editor shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lsprotocol import types

from newsclean.integrations.lsp.checking import Judged
from newsclean.model import Finding, Severity, Span
from newsclean.rules import FAMILIES
from newsclean.writers.excerpt import message
from newsclean.writers.visible import visible

SOURCE = "newsclean"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
BOILERPLATE = FAMILIES["boilerplate"]  # an editor fades out what is not needed
MAX_SHOWN = 1000  # diagnostics of a document; an editor grows slow, and nobody reads more
MAX_RELATED = 10
PAGES = "/rules/"  # where the documentation has its pages, by code


@dataclass(frozen=True, slots=True)
class Style:
    """What the client can show, and where the manual pages stand (nothing: nowhere)."""

    tags: bool = False
    related: bool = False
    pages: str = ""


def diagnostics(judged: Judged, style: Style) -> list[types.Diagnostic]:
    """Return the diagnostics of a document, in reading order; of too many, the worst."""
    found = judged.report.findings
    shown = sorted(found, key=lambda finding: -finding.severity.rank)[:MAX_SHOWN] if len(found) > MAX_SHOWN else found
    made = [diagnostic(judged, finding, style) for finding in sorted(shown, key=lambda finding: finding.start)]
    if len(found) > MAX_SHOWN:
        made.append(_rest(judged, len(found) - MAX_SHOWN))
    return made


def diagnostic(judged: Judged, finding: Finding, style: Style) -> types.Diagnostic:
    """Return the diagnostic of a finding; one of the whole document stands on its first line."""
    code = visible(finding.code)
    is_boilerplate = code.startswith(BOILERPLATE)
    return types.Diagnostic(
        range=judged.document.lines.range(place(judged, finding)),
        message=message(finding),
        severity=SEVERITIES[finding.severity],
        code=code,
        code_description=types.CodeDescription(href=style.pages + code) if style.pages else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if style.tags and is_boilerplate else None,
        related_information=_related(judged, finding) or None if style.related else None,
    )


def place(judged: Judged, finding: Finding) -> Span:
    """Return where a finding is shown."""
    return finding.span or judged.document.lines.line_of(0)


def _related(judged: Judged, finding: Finding) -> list[types.DiagnosticRelatedInformation]:
    return [
        types.DiagnosticRelatedInformation(
            location=types.Location(judged.document.uri, judged.document.lines.range(span)),
            message=f"{visible(finding.code)} belongs with this",
        )
        for span in finding.related[:MAX_RELATED]
    ]


def _rest(judged: Judged, number: int) -> types.Diagnostic:
    return types.Diagnostic(
        range=judged.document.lines.range(judged.document.lines.line_of(0)),
        message=f"{number:,} more findings are not shown; `newsclean check` shows all",
        severity=types.DiagnosticSeverity.Information,
        source=SOURCE,
    )


@cache
def documentation() -> str:
    """Return the address to which a rule's code is added, by the metadata of the installed package; or nothing."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("newsclean").get_all("Project-URL") or ()
    except PackageNotFoundError:
        return ""
    known = dict(url.partition(", ")[::2] for url in urls)
    site = str(known.get("Documentation", "")).rstrip("/")
    return f"{site}{PAGES}" if site.startswith("https://") else ""
