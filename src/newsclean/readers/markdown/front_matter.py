"""Front matter: what a YAML (`---`) or TOML (`+++`) head says of the article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsclean.readers.markdown.head import Value, toml_values, yaml_values

HEAD = re.compile(r"(?:---|\+\+\+)[ \t]*\n")
FOOTS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
# What every line of a head looks like that its parser cannot read; if one does not, the article has begun.
HEAD_LINE = re.compile(r"[\"']?[\w-]{1,40}[\"']?[ \t]{0,8}[:=]|[ \t#\[\]{}-]|$", re.ASCII)
KEY = re.compile(r"^([A-Za-z_][\w-]{0,40})[ \t]{0,8}[:=][ \t]{0,8}([^\n]*)$", re.MULTILINE | re.ASCII)
MAX_SIZE = 16_384  # characters; real heads have under 2,000, and the YAML parser takes 0.3 s for as many hostile ones
MAX_FACTS = 200
MAX_FACT = 2_000  # characters of one
# The names that Hugo, Jekyll, Pandoc, Eleventy and Pelican give to the same things.
FACTS = {
    "title": "title",
    **dict.fromkeys(("date", "published", "pubdate", "publishdate", "published_at", "pub_date"), "published"),
    **dict.fromkeys(("lastmod", "modified", "updated", "last_modified_at", "updated_at"), "modified"),
    **dict.fromkeys(("lang", "language", "locale"), "language"),
    **dict.fromkeys(("author", "authors", "byline"), "byline"),
    **dict.fromkeys(("description", "summary", "excerpt"), "description"),
    **dict.fromkeys(("tags", "tag", "keywords"), "tags"),
    **dict.fromkeys(("section", "category", "categories"), "section"),
    **dict.fromkeys(("url", "permalink", "canonical", "canonical_url", "canonicalurl"), "url"),
    **dict.fromkeys(("site_name", "site", "publisher"), "site_name"),
}
SEVERAL = frozenset(("byline", "tags", "section"))
DATES = frozenset(("published", "modified"))
OWN = "newsclean"
ISO_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]{1,4})(\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?"
    r"[ \t]{0,4}(Z|z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)


class FrontMatter(NamedTuple):
    """What stands at the head of a source: where it ends, what it says, and the table for us with its place."""

    end: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    language: str = ""
    published: dt.date | None = None
    own: object = None
    own_place: tuple[int, int] = (0, 0)


def front_matter(source: str) -> FrontMatter:
    """Return the front matter of a source whose lines end with `\\n`; an empty one if it has none.

    A head that its parser cannot read is not the article either, if each of its lines looks like one: its plain lines
    are read, and a fact `problem` says so.
    """
    head = HEAD.match(source)
    foot = FOOTS[source[:3]].search(source, head.end()) if head else None
    if head is None or foot is None:
        return FrontMatter()
    text, end = source[head.end() : foot.start()], min(foot.end() + 1, len(source))
    values = _values(text, source[:3])
    if values is not None:
        return _read(values, head.end())._replace(end=end)
    if not all(HEAD_LINE.match(line) for line in text.split("\n")):
        return FrontMatter()
    kind = "YAML" if source[:3] == "---" else "TOML"
    found = _read(_plain_lines(text), head.end())
    return found._replace(end=end, facts=(*found.facts, ("problem", f"the front matter is not valid {kind}")))


def iso_date(text: str) -> str:
    """Return a date, or a date and time, in ISO form; nothing for one that is not numeric or cannot be."""
    match = ISO_DATE.fullmatch(text.strip())
    if match is None:
        return ""
    year, month, day, time, zone = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day)).isoformat()
        moment = dt.time.fromisoformat(time).isoformat() if time else ""
    except ValueError:
        return ""
    zone = f"{zone[:3]}:{zone[-2:]}" if zone and zone not in "Zz" else (zone or "").upper()
    return f"{date}T{moment}{zone}" if moment else date


def _values(text: str, mark: str) -> Mapping[str, Value] | None:
    if not text.strip():
        return {}
    if len(text) > MAX_SIZE:
        return None
    return yaml_values(text) if mark == "---" else toml_values(text)


def _plain_lines(text: str) -> dict[str, Value]:
    """Return the values that stand on one line with their key."""
    found = {}
    for match in KEY.finditer(text[:MAX_SIZE]):
        value = match[2].strip()
        is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        if value and match[1] != OWN:
            found[match[1]] = Value(value[1:-1] if is_quoted else value, *match.span())
    return found


def _read(values: Mapping[str, Value], start: int) -> FrontMatter:
    facts: list[tuple[str, str]] = []
    for key, value in values.items():
        name = FACTS.get(key.lower().replace("-", "_"))
        if name is not None:
            facts += ((name, text) for text in _texts(name, value.data) if text)
    stated = dict(reversed(facts))  # the first of a name counts
    own = values.get(OWN, Value(None))
    language = own.data.get("lang") if isinstance(own.data, dict) else None
    return FrontMatter(
        facts=tuple(facts[:MAX_FACTS]),
        language=language if isinstance(language, str) else stated.get("language", ""),
        published=dt.date.fromisoformat(stated["published"][:10]) if "published" in stated else None,
        own=own.data,
        own_place=(start + own.start, start + own.end),
    )


def _texts(name: str, data: Any) -> Iterator[str]:
    """Yield what a value says under the name of a fact."""
    if isinstance(data, list):
        for each in data if name in SEVERAL else data[:1]:
            yield from _texts(name, each)
    elif isinstance(data, dict):
        yield from _texts(name, data.get("name", ""))
    elif name in DATES:
        yield iso_date(data)
    elif name == "tags" and "," in data:
        yield from (" ".join(part.split())[:MAX_FACT] for part in data.split(","))
    else:
        yield " ".join(data.split())[:MAX_FACT]
