"""The outline of a clean article: a tree of paragraphs, headings, lists, tables and pictures with their inline markup.

The kept lines of the clean text give the words; the tags of the source give the shape, as far as they stand around
kept lines. A source that has no tags (plain text, Markdown, a record) is shaped by what its reader says of its blocks.
"""

from __future__ import annotations

from newsclean.model import Document, Extent, Kind, fact_of
from newsclean.readers.html.attributes import parsed
from newsclean.readers.html.elements import BLOCK_TAGS
from newsclean.readers.html.tokens import NAME, RAW_NAME, SLASH, TAG_ATTRIBUTES, TOKEN
from newsclean.renderers.outline.addresses import base_of
from newsclean.renderers.outline.inline import MARKS, Event, Marks, Run, grown
from newsclean.renderers.outline.lines import Line, Places, lines
from newsclean.renderers.outline.nodes import Node
from newsclean.renderers.outline.pictures import PICTURES, Offered, Picture, drop_foreign
from newsclean.renderers.outline.scaffold import Scaffold
from newsclean.renderers.outline.tidy import tidied
from newsclean.results import CleanResult

__all__ = ["Node", "outline"]

INLINE = PICTURES | MARKS.keys()
TITLE, SECTION = "h1", "h2"  # headings of a text that states no levels


def outline(result: CleanResult, *, images: bool = True, links: bool = True) -> Node:
    """Return the tree of the clean article; its root has no name."""
    base = base_of((*result.facts, *result.document.facts))
    build = _Build(result.document, base, images=images, links=links)
    if has_tags(result):
        build.by_tags(result.source)
    else:
        build.by_blocks()
    return _titled(tidied(build.scaffold.root), result)


def _titled(root: Node, result: CleanResult) -> Node:
    """Return a tree that begins with the title of the page, whose text is that of the article without it."""
    title = fact_of(result.facts, "title")
    if title and result.document.extent is Extent.ARTICLE and not _has_title(root):
        root.children.insert(0, Node(TITLE, {}, [title]))
    return root


def _has_title(node: Node) -> bool:
    inside = [node]
    for each in inside:  # grows as it is walked: a tree of tags may be deep
        inside += (child for child in each.children if isinstance(child, Node))
    return any(each.name == TITLE for each in inside)


def has_tags(result: CleanResult) -> bool:
    """Tell whether the source is HTML as its reader saw it: blocks name elements whose tags stand where they say."""
    document = result.document
    if document.escaped("<\n") != "&lt;\n":  # a record of JSON escapes line breaks, plain text escapes nothing
        return False
    stated = (block.markup.ancestors[-1] for block in document.blocks if block.markup and block.markup.ancestors)
    nearest = next(stated, None)
    token = TOKEN.match(result.source, nearest.start) if nearest else None
    return nearest is None or (token is not None and bool(token[NAME] or token[RAW_NAME]))


class _Build:
    """Builds one outline; lives for one call."""

    def __init__(self, document: Document, base: str, *, images: bool, links: bool) -> None:
        self.scaffold = Scaffold()
        self._document = document
        self._base = base
        self._images = images
        self._lines = lines(document)
        self._next = 0  # the line that comes next
        self._marks = Marks(base, links=links)
        self._places = Places(document)
        self._events: list[Event] = []
        self._offered = Offered()
        self._leaf: Node | None = None  # the paragraph a line may go on with
        self._pictures: list[Picture] = []

    def by_blocks(self) -> None:
        """Take the shape from the blocks alone."""
        around = -1
        for line in self._lines:
            markup = line.block.markup
            ancestors = markup.ancestors if markup else ()
            self.scaffold.follow(ancestors)
            nearest = ancestors[-1].start if ancestors else -1
            self._add(line, [Run(self._text(line.start, line.end))], goes_on=nearest == around >= 0)
            around = nearest

    def by_tags(self, source: str) -> None:
        """Take the shape from the tags of the source: what stands between two block-level tags is shaped together."""
        link = ""
        for token in TOKEN.finditer(source):
            raw, slash, name, attributes = token.group(RAW_NAME, SLASH, NAME, TAG_ATTRIBUTES)
            if name is None:
                slash, name, attributes = "", raw or "", ""
            name = name.lower()
            if name in BLOCK_TAGS:
                self._end_block(token.start())
                if slash:
                    self.scaffold.close(name, token.start())
                else:
                    self.scaffold.open(name, attributes, token.start())
            elif name in INLINE:
                link = ("" if slash else attributes) if name == "a" else link
                start, end = token.span()
                is_spaced = source[end : end + 1].isspace()
                self._events.append(Event(name, bool(slash), attributes, start, end, is_spaced, link))
        self._end_block(len(source))
        drop_foreign(self._pictures, self._lines, self._document, source)

    def _end_block(self, end: int) -> None:
        """Take the lines and pictures between the last block-level tag and the one at `end`."""
        first = self._next
        while self._next < len(self._lines) and self._lines[self._next].source_start < end:
            self._next += 1
        if self._next > first:
            self._add_lines(self._lines[first : self._next])
        elif self._events and self._images:
            self._add_pictures()
        self._events.clear()

    def _add_lines(self, group: list[Line]) -> None:
        """Add lines that no block-level tag parts, with the marks and pictures among them."""
        events = self._placed()
        taken = 0
        for number, line in enumerate(group):
            runs: list[Run] = []
            cursor, is_last = line.start, number + 1 == len(group)
            while taken < len(events) and (is_last or events[taken][0] < line.end):
                place, event = events[taken]
                place = min(max(place, cursor), line.end)
                runs.append(Run(self._text(cursor, place), self._marks.now))
                self._take(event, runs, self._text(place, min(place + 1, line.end)))
                cursor, taken = place, taken + 1
            runs.append(Run(self._text(cursor, line.end), self._marks.now))
            self._add(line, [run for run in runs if run.content], goes_on=number > 0)
        self._marks.clear()

    def _placed(self) -> list[tuple[int, Event]]:
        """Return the inline tags with their places in the clean text."""
        places = self._places
        return [(places.before(each.start) if each.is_end else places.after(each.end), each) for each in self._events]

    def _take(self, event: Event, runs: list[Run], following: str) -> None:
        """Take an inline tag; a picture keeps the space behind it, which the text has before it."""
        if event.name in MARKS:
            self._marks.take(event)
        elif self._images and (shown := self._offered.picture(event, self._base)):
            runs.append(Run(shown))
            if event.is_spaced and following and not following.isspace():
                runs.append(Run(" "))

    def _add_pictures(self) -> None:
        """Add the pictures of a stretch without kept text; whether they stay is known when the page has been read."""
        for event in self._events:
            if event.name not in MARKS and (shown := self._offered.picture(event, self._base)):
                goal = parsed(event.link).get("href", "") if event.link else ""
                self._pictures.append(Picture(shown, event.start, event.end, self.scaffold.figure, goal))
                self.scaffold.place(shown)
                self._leaf = None

    def _add(self, line: Line, runs: list[Run], *, goes_on: bool) -> None:
        """Add a line to the paragraph it goes on with, or as one of its own."""
        leaf, glue = self._leaf, line.glue
        if leaf is not None and leaf.name == "pre" and goes_on:
            leaf.children += (glue, self._text(line.start, line.end))
        elif leaf is not None and "\n" not in glue:
            leaf.children += (glue, *grown(runs))
        elif leaf is not None and goes_on and glue == "\n":
            leaf.children += (Node("br"), *grown(runs))
        else:
            name = self._name(line)
            self._leaf = Node(name, {}, [self._text(line.start, line.end)] if name == "pre" else grown(runs))
            self.scaffold.place(self._leaf, line.kind)

    def _name(self, line: Line) -> str:
        if self.scaffold.leaf == "pre" or line.kind is Kind.CODE:
            return "pre"
        if line.kind is Kind.HEADING:
            return self.scaffold.leaf or (TITLE if line.is_title else SECTION)
        return "p"

    def _text(self, start: int, end: int) -> str:
        return self._document.text[start:end]
