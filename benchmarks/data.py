"""Pages with gold: folders of JSON Lines, or of pairs of a page and its text."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

SUFFIXES = (".jsonl", ".jsonl.gz")

Part = tuple[str, str]  # kind and paragraph; the kind `opt` counts as gold only where it was extracted
Row = dict[str, Any]


class DataError(ValueError):
    """The folder holds no data of the documented form."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a peer is given: a page, and what is known of it besides its gold."""

    html: str
    url: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A page with its gold, of a data set."""

    dataset: str
    name: str
    page: Page
    gold: tuple[Part, ...]


def data_files(folder: Path) -> dict[str, Path]:
    """Return the JSON Lines files of a folder by the name of their data set."""
    found = {path.name.removesuffix(".gz").removesuffix(".jsonl"): path for path in sorted(folder.glob("*.jsonl*"))}
    return {name: path for name, path in found.items() if path.name.endswith(SUFFIXES)}


def read_rows(path: Path, limit: int | None = None) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file, compressed or not; DataError names the line that is none."""
    with _open(path) as lines:
        for number, line in enumerate(islice(lines, limit), start=1):
            row = _parse(line)
            if not isinstance(row, dict):
                raise DataError(f"{path.name}:{number}: a JSON object a line is needed, got {line[:40]!r}")
            yield row


def read_cases(folder: Path, *, sets: Iterable[str] = (), limit: int | None = None) -> Iterator[Case]:
    """Yield the cases of a folder, at most `limit` of each data set, all sets or those named."""
    names = data_sets(folder)
    chosen = list(sets) or names
    unknown = [name for name in chosen if name not in names]
    if unknown or not names:
        raise DataError(f"no data set {', '.join(unknown) or 'at all'} in {folder}; there are: {', '.join(names)}")
    files = data_files(folder)
    each = (_cases(name, files[name], limit) if name in files else _pairs(folder, limit) for name in chosen)
    return chain.from_iterable(each)


def data_sets(folder: Path) -> list[str]:
    """Return the names of a folder's data sets; the pairs of page and text in it are one, named like the folder."""
    return [*data_files(folder), *([folder.resolve().name] if any(_paired(folder)) else [])]


def _open(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _parse(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _cases(dataset: str, path: Path, limit: int | None) -> Iterator[Case]:
    for number, row in enumerate(read_rows(path, limit), start=1):
        gold = _gold(row)
        if gold is None:
            continue
        if not isinstance(row.get("html"), str):
            raise DataError(f"{path.name}:{number}: no html in the row")
        page = Page(row["html"], row.get("url") or None, row.get("lang") or None)
        yield Case(dataset, str(row.get("id", number)), page, gold)


def _gold(row: Row) -> tuple[Part, ...] | None:
    """Return the parts of the gold, or None for a row without gold."""
    parts = tuple((str(kind), str(text)) for kind, text in row.get("gold_parts") or ())
    if any(kind == "opt" for kind, _ in parts):
        return parts
    body = row.get("gold_body", row.get("gold"))
    return (("p", body),) if isinstance(body, str) else parts or None


def _paired(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*.html")) if path.with_suffix(".txt").is_file())


def _pairs(folder: Path, limit: int | None) -> Iterator[Case]:
    for path in islice(_paired(folder), limit):
        html = path.read_text(encoding="utf-8", errors="replace")
        gold = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
        yield Case(folder.resolve().name, path.stem, Page(html), (("p", gold),))
