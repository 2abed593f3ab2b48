"""A first configuration: what lies in a folder is looked at, and the settings it may need are written down."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsclean.api import identify, read
from newsclean.cli.search import Search
from newsclean.config import Config, config_file
from newsclean.config.reading import FILE_NAMES
from newsclean.errors import NewscleanError, UsageError
from newsclean.sources import format_of_name, holds_records
from newsclean.writers.visible import visible

MAX_FILES = 20_000  # names are counted up to here
SAMPLE = 24  # files whose language is looked for, spread over all
MAX_BYTES = 100_000  # of a sample; a language shows sooner
NAMES = {"html": "HTML", "markdown": "Markdown", "jsonl": "JSON Lines", "json": "JSON"}
RECORDS = """
# The fields of a record that hold its text; without this, the usual names are tried.
# [input.jsonl]
# text = ["body"]"""
TABLES = """
# Other settings for some files.
# [[overrides]]
# files = ["wire/**"]
# ignore = ["CUT"]

# A rule of your own; `newsclean config --test` tries it on its examples.
# [[pattern]]
# code = "XHS001"
# name = "house-style-website"
# match = 'web[ -]site'
# replace = "website"
# message = "House style"
# bad = ["the web site"]
# good = ["the website"]"""
MOST = 0.9  # of a sample in one language, for that to be worth a suggestion


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies in a folder: files by format, and languages of a sample."""

    formats: Counter[str]
    languages: Counter[str]
    is_cut: bool = False

    @property
    def told(self) -> str:
        """Return what was seen, in a line."""
        formats = ", ".join(_number(n, f"{NAMES.get(name, name)} file") for name, n in self.formats.most_common())
        languages = ", ".join(f"{tag} {n}" for tag, n in self.languages.most_common(5))
        more = f"; languages of {_number(self.languages.total(), 'file')}: {languages}" if languages else ""
        return f"{formats}{' or more' if self.is_cut else ''}{more}" if formats else "no files that newsclean reads yet"

    @property
    def language(self) -> str:
        """Return the language of nearly all files that were looked at, empty if there is none."""
        tag, number = next(iter(self.languages.most_common(1)), ("", 0))
        return tag if number >= MOST * self.languages.total() else ""


def start(folder: str, *, force: bool) -> str:
    """Write the configuration of a folder and return what to say of it; UsageError if one is there."""
    home = Path(folder)
    if not home.is_dir():
        raise UsageError(f"{visible(folder)}: no such folder")
    path = home / FILE_NAMES[0]
    nearest = config_file(home)
    there = home / nearest.name if nearest and nearest.parent == home.absolute() else None
    if there and not (force and there == path):
        hint = "; --force writes over it" if there == path else ""
        raise UsageError(f"{visible(str(there))} is there already{hint}")
    above = config_file(home.absolute().parent)
    found = survey(home)
    path.write_text("".join(f"{line}\n" for line in _lines(found, above, home)), encoding="utf-8", newline="\n")
    return "".join(f"{line}\n" for line in _next(path, found))


def survey(home: Path) -> Survey:
    """Return what lies in a folder, hidden files and those of other tools aside."""
    search = Search(lambda _: Config(), lambda *_: None)
    paths = [target.path for target in search.find((str(home),))]
    counted = paths[:MAX_FILES]
    formats = Counter(format_of_name(path) or "text" for path in counted)
    texts = [path for path in counted if not holds_records(format_of_name(path))]
    step = max(1, len(texts) // SAMPLE)
    languages = Counter(tag for tag in map(_language, texts[::step][:SAMPLE]) if tag != "und")
    return Survey(formats, languages, is_cut=len(paths) > len(counted))


def _language(path: str) -> str:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - a path as the walk gives it
            data = stream.read(MAX_BYTES)
        return identify(read(data, format=format_of_name(path)).text)[0].language
    except (OSError, NewscleanError):
        return "und"


def _lines(found: Survey, above: Path | None, home: Path) -> Iterator[str]:
    """Yield the lines of the file: comments say what each setting is for; most settings wait behind a `#`."""
    yield "# Settings of newsclean for this folder and those below."
    yield "# `newsclean config --show FILE` tells what holds for a file, `newsclean config KEY` what a key is for."
    yield f"# Seen when this was written: {found.told}."
    yield from ("", "# What files above this folder state holds here only if this one goes on from them.")
    yield f'{"" if above else "# "}extend = "{_way(above, home) if above else "../newsclean.toml"}"'
    yield from ("", "# The language of every text. Without it, each is identified.")
    yield f'# lang = "{found.language or "en"}"'
    yield from (
        "",
        "# Rules that run as well, and those that do not: code, name, prefix or family (`newsclean rule`).",
    )
    yield from ('# extend-select = ["TYP401"]', '# ignore = ["double-space"]')
    yield from ("", "# The least severity that makes `newsclean check` fail: error, warning, info or never.")
    yield '# fail-on = "warning"'
    yield from ("", "# What a run over a folder passes over; the patterns are those of a .gitignore.")
    yield '# exclude = ["drafts/"]'
    if "html" in found.formats:
        yield from ("", "# How sure it must be that a block of a page is article: precision, balanced or recall.")
        yield '# preset = "balanced"'
    if found.formats.keys() & {"jsonl", "json"}:
        yield RECORDS
    yield TABLES


def _way(above: Path, home: Path) -> str:
    return os.path.relpath(above, home).replace("\\", "/").replace('"', '\\"')


def _next(path: Path, found: Survey) -> Iterable[str]:
    place = visible(str(path))
    folder = visible(str(path.parent))
    return (
        f"Wrote {place}: {found.told}.",
        "",
        "Next:",
        f"  newsclean check {folder}          shows what is found; it changes nothing",
        f"  newsclean check --diff {folder}   shows what --fix would repair",
        "  newsclean config --show FILE   tells which settings hold for a file, and why",
    )


def _number(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
