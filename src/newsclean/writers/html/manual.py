"""The manual page of a rule, as HTML: its docstring is Markdown."""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b

from markdown_it import MarkdownIt

from newsclean.rules import registry
from newsclean.writers.html.escaping import plain, shortened
from newsclean.writers.visible import visible_lines

ANCHOR = re.compile(r"[A-Za-z0-9]{1,24}")
LONGEST = 60  # characters of a name
HEADING = re.compile(r"(</?h)2>")  # in the report a page stands below headings of its own
CODE = re.compile(r'<pre><code(?: class="language-(?P<kind>[^"]*)")?>(?P<inside>.*?)\n?</code></pre>', re.DOTALL)
CAPTIONS = {"bad": "Found", "good": "Left alone"}
POINTED = re.compile("⟦([^⟦⟧]*)⟧")
LINK = '<a rel="noreferrer" href='


def anchor(code: str) -> str:
    """Return the id of a rule's row."""
    known = (
        code if ANCHOR.fullmatch(code) else blake2b(code.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    )
    return f"rule-{known}"


def words(name: str) -> str:
    """Return a rule's name as words."""
    told = shortened(name, LONGEST).replace("-", " ")
    return told[:1].upper() + told[1:]


def title(name: str) -> str:
    """Return a rule's name as words, as HTML."""
    return plain(words(name))


def summary(code: str, name: str) -> str:
    """Return the first line of a rule's manual page, empty for a rule that nobody registered."""
    known = registry().get(code)
    return plain(known.summary) if known and known.name == name else ""


def manual_page(code: str, name: str) -> str:
    """Return a rule's manual page without its first line, empty if there is no more."""
    known = registry().get(code)
    _, _, body = known.doc.partition("\n") if known and known.name == name else ("", "", "")
    return _html(body.strip())


def _html(markdown: str) -> str:
    """Return Markdown as HTML that holds no markup of its own, loads nothing, and begins no line with text."""
    made = _renderer().render(visible_lines(markdown.expandtabs(4)))
    made = HEADING.sub(r"\g<1>4>", made).replace("<a href=", LINK)
    return CODE.sub(_example, made)


def _example(match: re.Match[str]) -> str:
    """Return an example under a word on it, its place marked; its lines begin no line of the page."""
    inside = POINTED.sub(r"<mark>\1</mark>", match["inside"]).replace("\n", "&#10;")
    kind = match["kind"] or ""
    told = f'<p class="caption">{CAPTIONS[kind]}</p>' if kind in CAPTIONS else ""
    return f'{told}<pre class="{kind if told else "other"}" dir="auto"><code>{inside}</code></pre>'


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table").disable("image")
