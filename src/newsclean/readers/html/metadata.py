"""What a page says of its article outside the text: the most trusted statement of each fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from newsclean.readers.html import jsonld, stated, values
from newsclean.readers.html.attributes import parsed
from newsclean.readers.html.references import decoded
from newsclean.readers.html.stated_dates import normalised
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.titles import bare, is_site, site_names, without_site

MAX_STATEMENTS: Final = 64  # under one name; longer lists of authors or tags are no longer facts of an article
MAX_TITLE: Final = 400  # characters; a longer one is a paragraph
MAX_BODY: Final = 1_000_000
TITLES: Final = ("ogtitle", "twittertitle", "title element")
ADDRESSES: Final = ("canonical link", "ogurl")
BREAK = lazy(r"<(?:/p|br|/div|/li|/h[1-6])\b[^<>]{0,1000}>", re.IGNORECASE)
TAG = lazy(r"</?[a-zA-Z][^<>]{0,1000}>")
SPACES = lazy(r"[^\S\n]+")
LINES = lazy(r"\s*\n\s*")


class Mark(NamedTuple):
    """An element that may say something of the article: its lower-case name, attributes and content as in the source.

    `content` is that of `title`, `time` and of scripts that hold JSON-LD, else empty.
    """

    name: str
    attributes: str
    content: str = ""


Statements = dict[str, list[str]]


Facts = tuple[tuple[str, str], ...]


def facts(marks: Sequence[Mark]) -> Facts:
    """Return what a page states of its article, of each fact the most trusted statement.

    Dates are ISO 8601 (see stated_dates.normalised). `byline` and `tags` may come several times.
    """
    return stated_of(marks)[0]


def article_body(marks: Sequence[Mark]) -> str:
    """Return the text that JSON-LD gives as that of the article, without markup, or nothing."""
    return stated_of(marks)[1]


def stated_of(marks: Sequence[Mark]) -> tuple[Facts, str]:
    """Return the facts and the text of its article that a page states."""
    said = _statements(marks)
    found = jsonld.graph(mark.content for mark in marks if mark.name == "script")
    own = _own(found, said)
    for name, value in jsonld.statements(found, own):
        _add(said, name.lower(), value)
    return tuple(_Reading(said, _base(marks)).facts()), _plain(jsonld.body(own)[:MAX_BODY])


def _plain(body: str) -> str:
    """Return the text of an article without the markup that some templates leave in it."""
    if not body:
        return ""
    text = decoded(body)
    if "<" in text:
        text = TAG.sub("", BREAK.sub("\n", text))
    return LINES.sub("\n", SPACES.sub(" ", decoded(text))).strip()


def _statements(marks: Iterable[Mark]) -> Statements:
    """Return what the elements of a page state, by the names of stated.TRUST."""
    said: Statements = {}
    for name, attributes, content in marks:
        if name == "meta":
            found = stated.meta(attributes)
        elif name == "link":
            found = stated.link(attributes)
        elif name == "time":
            found = stated.time(attributes, decoded(content))
        elif name == "title" and "title element" not in said:
            found = (("title element", decoded(content)),)
        else:
            found = stated.html(attributes) if name == "html" else ()
        for key, value in found:
            _add(said, key, value)
    return said


def _add(said: Statements, name: str, value: str) -> None:
    if name in stated.KNOWN and value:
        values_so_far = said.setdefault(name, [])
        if len(values_so_far) < MAX_STATEMENTS:
            values_so_far.append(value)


def _own(found: jsonld.Graph, said: Statements) -> list[jsonld.Node]:
    addresses = {jsonld.address(value) for name in ADDRESSES for value in said.get(name, ())}
    titles = {fold(value[:MAX_TITLE]) for name in TITLES for value in said.get(name, ())}
    return jsonld.articles(found, addresses, titles)


def _base(marks: Iterable[Mark]) -> str:
    return next((parsed(mark.attributes).get("href", "") for mark in marks if mark.name == "base"), "")


class _Reading:
    """Reads the statements of one page; lives for one call."""

    def __init__(self, said: Statements, base: str) -> None:
        self.said = said
        self.base = values.url(base, "")
        self.language = self._first("language", values.language)
        self.url = self._first("url", lambda value: values.url(value, self.base))
        self.site = self._first("site_name", values.name)
        self.sites = site_names(self._every("site_name"), self.url)
        self.sections = frozenset(map(bare, self._every("section")))

    def facts(self) -> Iterator[tuple[str, str]]:
        single = (
            ("title", self._first("title", self._title)),
            ("published", self._first("published", self._date)),
            ("modified", self._first("modified", self._date)),
            ("section", self._first("section", values.worded)),
            ("site_name", self.site),
            ("language", self.language),
            ("description", self._first("description", values.worded)),
            ("word_count", self._first("word_count", values.number)),
            ("url", self.url),
        )
        yield from ((fact, value) for fact, value in single if value)
        yield from (("byline", name) for name in self._byline())
        yield from (("tags", tag) for tag in self._tags())

    def _stated(self, fact: str) -> Iterator[list[str]]:
        """Yield the values of each place that states a fact, the most trusted place first."""
        for name in stated.ORDER[fact]:
            if name in self.said:
                # Attributes are decoded once already; descriptions are the ones that templates encode twice (34 of
                # 1,782 pages, titles 2 of 1,632).
                is_encoded = name.startswith("json ") or fact == "description"
                yield [values.line(value, is_encoded=is_encoded) for value in self.said[name]]

    def _every(self, fact: str) -> Iterator[str]:
        return (value for found in self._stated(fact) for value in found)

    def _first(self, fact: str, read: Callable[[str], str | None]) -> str:
        read_values = (read(value) for value in self._every(fact) if value)
        return next(filter(None, read_values), "")

    def _title(self, value: str) -> str:
        return values.worded(without_site(value, self.sites, self.sections)) if len(value) <= MAX_TITLE else ""

    def _date(self, value: str) -> str | None:
        return normalised(value, self.language or "und")

    def _byline(self) -> list[str]:
        """Return the names of one place; one that names only the site yields to one that names somebody."""
        every = [
            names
            for found in self._stated("byline")
            if (names := values.distinct(name for value in found for name in values.names(value)))
        ]
        people = (names for names in every if not all(is_site(name, self.sites) for name in names))
        return next(people, every[0] if every else [])

    def _tags(self) -> list[str]:
        for found in self._stated("tags"):
            if tags := values.distinct(tag for value in found for tag in values.tags(value)):
                return tags[:MAX_STATEMENTS]
        return []
