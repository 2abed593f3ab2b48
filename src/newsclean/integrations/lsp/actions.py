"""What an editor offers for a finding: its repair, all safe repairs, and to ignore it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lsprotocol import types

from newsclean.integrations.lsp import ignoring
from newsclean.integrations.lsp.beside import in_configuration, in_sidecar
from newsclean.integrations.lsp.checking import Judged, repairs
from newsclean.integrations.lsp.diagnostics import Style, diagnostic, place
from newsclean.integrations.lsp.documents import OpenDocument
from newsclean.integrations.lsp.edits import Abilities, FileChange, change_of, workspace_edit
from newsclean.model import Finding, Safety, Span
from newsclean.writers.excerpt import help_text
from newsclean.writers.visible import visible

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.newsclean"
QUICK_FIX = str(types.CodeActionKind.QuickFix.value)
KINDS = (QUICK_FIX, FIX_ALL)
MAX_OFFERED = 20  # findings of a selection; a menu of all that a page has is no help
MAX_IGNORED = 3  # of them that are offered to be ignored, as each offer may judge the text a few times
MAX_JUDGED = 100_000  # characters of a text, and
MAX_FOUND = 1000  # findings in it, that are judged again for an offer nobody may choose: a tenth of a second
Make = Callable[[], Sequence[FileChange]]


@dataclass(frozen=True, slots=True)
class Offer:
    """An action; `make` returns its changes, and may judge the text again, so it is called when they are needed."""

    key: str
    title: str
    kind: str
    make: Make
    finding: Finding | None = None
    is_preferred: bool = False
    is_cheap: bool = False


@dataclass(frozen=True, slots=True)
class Editor:
    """What the client takes and shows, and what is open in it; `is_lazy`, it asks for the edit of a chosen action."""

    abilities: Abilities
    style: Style
    opened: Callable[[str], OpenDocument | None]
    is_lazy: bool = False


def offers(judged: Judged, span: Span, only: Iterable[str] | None, editor: Editor) -> Iterator[Offer]:
    """Yield what is offered for a stretch of a document: repairs first, then what ignores, all repairs in the end."""
    wanted = tuple(only) if only is not None else ("",)
    if any(_is_of(QUICK_FIX, kind) for kind in wanted):
        here = [f for f in judged.report.findings if _touch(place(judged, f), span)][:MAX_OFFERED]
        numbers = {id(finding): number for number, finding in enumerate(judged.report.findings)}
        for finding in here:
            yield from _repair(judged, finding, numbers[id(finding)])
        for finding in here[:MAX_IGNORED]:
            yield from _silences(judged, finding, numbers[id(finding)], editor)
    if any(_is_of(FIX_ALL, kind) for kind in wanted) and judged.job is not None:
        yield Offer("all", "newsclean: make all safe repairs", FIX_ALL, partial(_all, judged))


def offer_of(judged: Judged, key: str, editor: Editor) -> Offer | None:
    """Return the offer of a key, as it was made for this version of the document."""
    whole = Span(0, len(judged.document.text))
    if key == "all":
        return next(offers(judged, whole, (FIX_ALL,), editor), None)
    stated = f"{key}::".split(":")[1]  # a client may send anything
    number = int(stated) if stated.isascii() and stated.isdecimal() else -1
    if not 0 <= number < len(judged.report.findings):
        return None
    finding = judged.report.findings[number]
    made = (*_repair(judged, finding, number), *_silences(judged, finding, number, editor))
    return next((offer for offer in made if offer.key == key), None)


def action(offer: Offer, judged: Judged, editor: Editor) -> types.CodeAction | None:
    """Return an offer as it is shown, with its edit or to be asked for it; None if it would change nothing."""
    edit = None
    if offer.is_cheap or not editor.is_lazy:
        edit = workspace_edit(offer.make(), editor.abilities)
        if edit is None:
            return None
    document = judged.document
    return types.CodeAction(
        offer.title,
        kind=offer.kind,
        diagnostics=[diagnostic(judged, offer.finding, editor.style)] if offer.finding else None,
        is_preferred=offer.is_preferred or None,
        edit=edit,
        data=None if edit else {"uri": document.uri, "version": document.version, "key": offer.key},
    )


def _repair(judged: Judged, finding: Finding, number: int) -> Iterator[Offer]:
    if finding.edits and finding.safety is not Safety.DISPLAY:
        title = f"{visible(finding.code)}: {help_text(judged.report, finding)}"
        make = partial(_changes, judged, finding)
        is_safe = finding.safety is Safety.SAFE
        yield Offer(f"fix:{number}", title, QUICK_FIX, make, finding, is_preferred=is_safe, is_cheap=True)


def _silences(judged: Judged, finding: Finding, number: int, editor: Editor) -> Iterator[Offer]:
    job = judged.job
    if job is None or not ignoring.has_place(judged, finding) or not (editor.is_lazy or _is_small(judged)):
        return
    title = f"Ignore {visible(finding.code)} {visible(finding.name)} here"

    def offer(key: str, where: str, make: Make) -> Offer:
        return Offer(f"ignore:{number}:{key}", f"{title}{where}", QUICK_FIX, make, finding)

    if job.holds_records or job.format in ignoring.COMMENTED:
        yield offer("comment", "", partial(_comment, judged, finding))
    elif judged.document.path is not None:
        where = f", in {visible(ignoring.sidecar(judged.document.path).name)}"
        yield offer("sidecar", where, partial(in_sidecar, judged, finding, editor.opened))
    if job.config.path and job.path and job.format not in ignoring.COMMENTED:
        where = ", in the configuration"
        yield offer("configuration", where, partial(in_configuration, judged, finding, editor.opened))


def _is_small(judged: Judged) -> bool:
    return len(judged.document.text) <= MAX_JUDGED and len(judged.report.findings) <= MAX_FOUND


def _changes(judged: Judged, finding: Finding) -> tuple[FileChange, ...]:
    change = change_of(judged.document, finding.edits)
    return (change,) if change else ()


def _comment(judged: Judged, finding: Finding) -> tuple[FileChange, ...]:
    edit = ignoring.comment(judged, finding)
    change = change_of(judged.document, (edit,)) if edit else None
    return (change,) if change else ()


def _all(judged: Judged) -> tuple[FileChange, ...]:
    change = change_of(judged.document, repairs(judged.job)) if judged.job else None
    return (change,) if change else ()


def _is_of(kind: str, wanted: str) -> bool:
    """Tell whether a kind is the wanted one, or below it: `source.fixAll.newsclean` is a `source.fixAll`."""
    return not wanted or kind == wanted or kind.startswith(f"{wanted}.")


def _touch(one: Span, other: Span) -> bool:
    return max(one.start, other.start) <= min(one.end, other.end)
