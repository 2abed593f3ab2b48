"""A baseline: findings that are known, by what they are and not by where they stand, in a file that is committed."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Self

from newsclean.errors import NewscleanError, UsageError
from newsclean.files import read, replacing
from newsclean.fingerprints import fingerprint
from newsclean.model import Finding, fact_of
from newsclean.report import Report

FILE_NAME = "newsclean-baseline.json"
VERSION = 1  # of the layout
MAX_NUMBER = 1_000_000_000  # findings of one kind; more is a slip of the hand
MAX_QUOTED = 80  # characters of an entry in a message


class Known(NamedTuple):
    """What tells a finding in its file: the id of its record (if it has one), its rule, and its fingerprint."""

    record: str
    rule: str
    print: str


def known_of(report: Report, finding: Finding) -> Known:
    """Return what tells a finding; the number of a record would change when a dump is sorted anew."""
    record = fact_of(report.facts, "id") if report.record else ""
    return Known(record, finding.code, fingerprint(report, finding))


@dataclass(slots=True)
class Baseline:
    """How often each known finding occurs, by file; files are named from the folder of `path`, with `/`."""

    path: str
    files: dict[str, Counter[Known]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str) -> Self:
        """Return the baseline in a file; UsageError for one that is broken or missing."""
        try:
            return cls(path, _files(json.loads(read(path).data.decode("utf-8-sig"))))
        except FileNotFoundError as error:
            raise UsageError(f"{path}: there is no such baseline; --write-baseline makes it") from error
        except (OSError, NewscleanError, ValueError, RecursionError) as error:
            told = error.strerror if isinstance(error, OSError) else error
            raise UsageError(
                f"{path}: is no baseline ({told}); take it out of version control again, or remove it and run "
                "'newsclean check --write-baseline'"
            ) from error

    def save(self) -> None:
        """Write the file, whole or not at all: sorted, an entry a line, so that version control shows each change."""
        rows = sorted((path, *known, n) for path, counts in self.files.items() for known, n in counts.items())
        lines = ",\n".join(json.dumps(_entry(*row), ensure_ascii=False) for row in rows)
        with replacing(self.path) as stream:  # a lone surrogate has no UTF-8, and this escape is one of JSON too
            stream.write(f'{{"v": {VERSION}, "findings": [\n{lines}\n]}}\n'.encode("utf-8", "backslashreplace"))

    @property
    def total(self) -> int:
        """Return how many findings are known."""
        return sum(counts.total() for counts in self.files.values())

    def name_of(self, path: str) -> str:
        """Return how the baseline calls a file."""
        try:
            below = os.path.relpath(path, Path(self.path).parent)
        except ValueError:  # another drive
            below = str(Path(path).absolute())
        return below.replace(os.sep, "/")

    def has_lost(self, name: str) -> bool:
        """Tell whether a file of the baseline no longer exists."""
        return not os.path.lexists(Path(self.path).parent / name)


def _entry(path: str, record: str, rule: str, print_: str, n: int) -> dict[str, Any]:
    return {"path": path, **({"record": record} if record else {}), "rule": rule, "fp": print_, "n": n}


def _files(table: Any) -> dict[str, Counter[Known]]:
    """Return what a baseline's JSON says; ValueError if it is none. An entry that a merge has doubled counts once."""
    if not isinstance(table, Mapping) or not isinstance(table.get("findings"), list):
        raise ValueError("it lacks its list of findings")  # noqa: TRY004 - every way to be broken is one error
    if table.get("v") != VERSION:
        raise ValueError(f"its version is {_quoted(table.get('v'))}, and this newsclean reads {VERSION}")
    files: dict[str, Counter[Known]] = {}
    for entry in table["findings"]:
        path, known, n = _read(entry)
        counts = files.setdefault(path, Counter())
        counts[known] = max(counts[known], n)
    return files


def _read(entry: Any) -> tuple[str, Known, int]:
    if not isinstance(entry, Mapping):
        raise ValueError(f"{_quoted(entry)} is no entry")  # noqa: TRY004 - as above
    texts = [entry.get("path"), entry.get("record", ""), entry.get("rule"), entry.get("fp")]
    path, record, rule, print_ = (text if isinstance(text, str) else _refuse(entry) for text in texts)
    n = entry.get("n", 1)
    if not isinstance(n, int) or isinstance(n, bool) or not 1 <= n <= MAX_NUMBER:
        _refuse(entry)
    return path, Known(record, rule, print_), n


def _refuse(entry: object) -> Any:
    raise ValueError(f"an entry has path, rule, fp and n, and not {_quoted(entry)}")


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
