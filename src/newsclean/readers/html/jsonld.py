"""JSON-LD: finds the nodes that describe the page's own article, and what they state of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from newsclean.readers.html.loose_json import Value, values
from newsclean.text.folding import fold

Node = dict[str, Value]

MAX_CHARS = 2_000_000  # of all scripts of a page; the longest of 1,437 real scripts has 840,919
MAX_NODES = 500  # looked at; the richest of 2,117 real pages has 93
MAX_PLACES = 5_000  # values visited on the way to them
MAX_STEPS = 200  # through nested names and references of one statement
MAX_ARTICLES = 3  # more than these, none of them known to be this page: a list of articles

# Only these lead to nodes about the page itself. An event, a comment, a video or an item of a list beside the article
# has dates and authors of its own: `hasPart`, `comment`, `itemListElement` and the like are not followed.
PATHS = ("@graph", "mainEntity", "mainEntityOfPage")
ARTICLE_ENDINGS = ("article", "posting", "report")
PAGE_ENDINGS = ("webpage", "itempage")
SITE = "website"
FIELDS = (
    "headline", "name", "author", "creator", "datePublished", "dateCreated", "dateModified", "articleSection",
    "publisher", "inLanguage", "description", "wordCount", "url", "keywords",
)  # fmt: skip
BODY = ("articleBody", "text")


class Graph(NamedTuple):
    """The nodes about the page in their order, and those that others refer to."""

    nodes: tuple[Node, ...]
    by_id: dict[str, Node]


def graph(scripts: Iterable[str]) -> Graph:
    """Return what the JSON-LD scripts of a page hold."""
    pending: deque[Value] = deque()
    left = MAX_CHARS
    for script in scripts:
        pending.extend(values(script[:left]))
        left -= len(script)
        if left <= 0:
            break
    nodes: list[Node] = []
    places = 0
    while pending and len(nodes) < MAX_NODES and places < MAX_PLACES:
        value = pending.popleft()
        places += 1
        if isinstance(value, list):
            pending.extend(value[:MAX_NODES])
        elif isinstance(value, dict):
            nodes.append(value)
            pending.extend(value[path] for path in PATHS if path in value)
    by_id = {name: node for node in reversed(nodes) if isinstance(name := node.get("@id"), str) and "name" in node}
    return Graph(tuple(nodes), by_id)


def articles(found: Graph, addresses: Collection[str], titles: Collection[str]) -> list[Node]:
    """Return the nodes of the article that stands on the page of these addresses and titles (see address, fold).

    A page may describe its article twice; a page that describes many articles, none of them its own, has none.
    """
    every = [node for node in found.nodes if _is_article(node)]
    if len(every) < 2:  # noqa: PLR2004 (nothing to choose from)
        return every
    own = [node for node in every if _is_own(node, addresses, titles)]
    return own or (every[:1] if len(every) <= MAX_ARTICLES else [])


def statements(found: Graph, own: Collection[Node]) -> Iterator[tuple[str, str]]:
    """Yield what is said of the article ("json headline"), of its page ("json page name") and of its site."""
    for node in own:
        yield from _fields(node, found, "json ")
    for node in found.nodes:
        if any(kind == SITE for kind in _types(node)):
            yield from (("json site", name) for name in texts(node.get("name"), found))
        elif any(kind.endswith(PAGE_ENDINGS) for kind in _types(node)):
            yield from _fields(node, found, "json page ")


def body(own: Iterable[Node]) -> str:
    """Return the longest text that nodes give as that of the article, as it stands there."""
    found = (node.get(field) for node in own for field in BODY)
    return max((text for text in found if isinstance(text, str)), key=len, default="")


def texts(value: Value, found: Graph) -> list[str]:
    """Return what a statement says: texts, names of people and organisations, or of the nodes it refers to."""
    pending: list[Value] = [value]
    result: list[str] = []
    for _ in range(MAX_STEPS):
        if not pending:
            break
        value = pending.pop()
        if isinstance(value, str):
            result.append(value)
        elif isinstance(value, list):
            pending.extend(reversed(value[:MAX_STEPS]))
        elif isinstance(value, dict):
            pending.append(_name(value, found))
    return result


def address(url: str) -> str:
    """Return the form in which two spellings of an address are equal; never for output."""
    bare = url.strip().partition("#")[0].rstrip("/").lower()
    return bare.partition("://")[2].removeprefix("www.") or bare


def _fields(node: Node, found: Graph, source: str) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        if field in node:
            yield from ((source + field, text) for text in texts(node[field], found))


def _name(node: Node, found: Graph) -> Value:
    for field in ("name", "@value", "alternateName"):
        if field in node:
            return node[field]
    given, family = node.get("givenName"), node.get("familyName")
    if isinstance(given, str) and isinstance(family, str):
        return f"{given} {family}"
    reference = node.get("@id")
    if isinstance(reference, str) and reference in found.by_id:
        return found.by_id[reference]["name"]
    return None


def _types(node: Node) -> list[str]:
    """Return the types of a node in lower case, without the address of the vocabulary or its prefix."""
    kinds = node.get("@type")
    stated = kinds if isinstance(kinds, list) else [kinds]
    return [kind.lower().rpartition("/")[2].rpartition(":")[2] for kind in stated[:8] if isinstance(kind, str)]


def _is_article(node: Node) -> bool:
    types = _types(node)
    if not types:
        return "headline" in node and ("datePublished" in node or "author" in node)
    return any(kind.endswith(ARTICLE_ENDINGS) for kind in types) and "jobposting" not in types


def _is_own(node: Node, addresses: Collection[str], titles: Collection[str]) -> bool:
    page = node.get("mainEntityOfPage")
    stated = (node.get("url"), node.get("@id"), page, page.get("@id") if isinstance(page, dict) else None)
    if any(isinstance(url, str) and address(url) in addresses for url in stated):
        return True
    headline = node.get("headline")
    folded = fold(headline) if isinstance(headline, str) else ""
    return bool(folded) and any(folded in title for title in titles)
