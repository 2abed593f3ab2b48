"""What `newsclean site` does: take the digests of pages, learn what they repeat, write it, tell it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import blake2b
from typing import Any, NamedTuple

from newsclean.boilerplate.page_digests import PageDigest
from newsclean.boilerplate.profiles import MIN_SHARE, SiteProfile, check_share, learn_from
from newsclean.cli import streams
from newsclean.cli.complaints import Complaints
from newsclean.cli.options import Settings
from newsclean.cli.progress import watched
from newsclean.cli.repair import text_of
from newsclean.cli.work import Outcome, Task, outcomes, tasks
from newsclean.errors import UsageError
from newsclean.files import replacing
from newsclean.model import Document
from newsclean.writers.visible import visible_name


class Page(NamedTuple):
    """A page to learn from, and the hash of its address and title, if it states both."""

    digest: PageDigest
    name: bytes = b""


def learn(paths: Iterable[str], settings: Settings, options: Mapping[str, Any]) -> int:
    """Learn a profile, write it, and return the exit code; a page that cannot be read is told and left out."""
    min_share = MIN_SHARE if options["min_share"] is None else check_share(options["min_share"])
    complaints, place = Complaints(), options["output"]
    todo = tasks(paths, settings, complaints.add_of)
    _refuse_source(place, todo)
    results = watched(outcomes(pages_of, todo, jobs=settings.jobs), len(todo), quiet=settings.quiet)
    with closing(results):
        profile = learn_from(_once(results, complaints), min_share=min_share)
    with replacing(place) as stream:
        stream.write(profile.to_json().encode())
    if not settings.quiet:
        streams.note(f"{visible_name(place)}: {_sentence(profile)}")
    return 2 if complaints else 0


def show(path: str) -> None:
    """Write a small table of a profile to standard output."""
    profile = SiteProfile.load(path)
    rows = {
        "pages it was learned from": f"{profile.pages:,}",
        "least share of the pages": f"{profile.min_share:.0%}",
        "blocks before the article": f"{len(profile.before):,}",
        "blocks inside the article": f"{len(profile.inside):,}",
        "blocks after the article": f"{len(profile.after):,}",
        "different blocks": f"{len(profile):,}",
    }
    widest = max(map(len, rows.values()))
    streams.show("".join(f"{name}  {value:>{widest}}\n" for name, value in ((n.ljust(25), v) for n, v in rows.items())))


def pages_of(task: Task) -> tuple[Page, ...]:
    """Return the page of a file, or the pages of a batch of records; of a record its longest text counts."""
    if not task.batch:
        return (_page(text_of(task, task.content().data).document),)
    from newsclean.containers import Gap

    records = (entry for entry in task.batch.entries if not isinstance(entry, Gap) and entry.parts)
    return tuple(_page(max(each.parts, key=lambda part: len(part.inside)).document()) for each in records)


def _page(document: Document) -> Page:
    facts = dict(document.facts)
    stated = (facts.get("url", ""), facts.get("title", ""))
    name = blake2b("\0".join(stated).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Page(PageDigest.of(document.blocks), name if all(stated) else b"")


def _once(results: Iterable[Outcome[tuple[Page, ...]]], complaints: Complaints) -> Iterator[PageDigest]:
    """Yield the digests of the pages; of those with one address and title the first, as sites state wrong addresses."""
    seen: set[bytes] = set()
    for outcome in results:
        if outcome.value is None:
            complaints.add(outcome.error)
        for page in outcome.value or ():
            if not page.name or page.name not in seen:
                yield page.digest
            seen.add(page.name)


def _refuse_source(place: str, todo: Iterable[Task]) -> None:
    """Raise UsageError if the profile would be written over a page."""
    home = os.path.realpath(place)
    if any(os.path.realpath(task.target.path) == home for task in todo if not task.is_stdin):
        raise UsageError(f"-o would overwrite {place}, which is to be learned from")


def _sentence(profile: SiteProfile) -> str:
    places = f"{len(profile.before):,} before, {len(profile.inside):,} inside and {len(profile.after):,} after articles"
    return f"learned {len(profile):,} blocks from {profile.pages:,} different pages: {places}."
