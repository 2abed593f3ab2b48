"""Where pages state facts, in the order in which they are believed, and the reading of these places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from newsclean.readers.html.attributes import parsed
from newsclean.text.patterns import lazy

# Per fact the names under which pages state it, the most trusted first. "json …" is JSON-LD, "item …" microdata,
# "time …" an element, the rest are names of <meta>; case and "-_.:" do not count ("publish-date", "PublishDate").
# JSON-LD comes first because search engines check it, and because it says of what it speaks (its types); OpenGraph
# next, because shared links show it; Dublin Core, where archives and libraries read it; then what vendors of
# analytics and newsletters have sites state; then loose names, which templates leave unfilled or stale.
# The exceptions have their reason beside them.
TRUST: Final = MappingProxyType({
    # The names of pages and sites are least: they are written for the tab or the menu.
    "title": (
        "json headline", "og:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title",
        "cxenseparse:title", "twitter:title", "item headline", "headline", "title element", "json name",
        "json page headline", "title",
    ),
    # The page's own address is what <link> says: search engines obey it, and og:url often keeps a tracking tail.
    "url": ("canonical link", "og:url", "json url", "parsely-link", "twitter:url"),
    "byline": (
        "json author", "json creator", "dc.creator", "dcterms.creator", "citation_author", "parsely-author",
        "sailthru.author", "cxenseparse:author", "article:author", "article:author_name", "article.author", "author",
        "item author", "byl", "byline", "json page author", "content_creator",
    ),
    # First when it was made public; then "date" and "created", which may be an edit or a draft; elements last, for
    # they may belong to something else on the page: of those that call themselves the date of publication 95 % are
    # (135 pages that state it elsewhere too), of a lone <time> that does not 87 %, so it is not believed.
    # Never: copyright, expiry, events, comments.
    "published": (
        "json datePublished", "article:published_time", "article:published", "og:article:published_time",
        "og:published_time", "dcterms.issued", "dc.date.issued", "dcterms.available", "dc.date.published",
        "citation_publication_date", "citation_online_date", "citation_date", "parsely-pub-date", "sailthru.date",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "vr:published_time",
        "bytedance:published_time", "article.published", "publication_date", "publish_date", "publish_time",
        "published_date", "published_time", "date_published", "pubdate", "pub_date", "original_publication_date",
        "first_published", "item datePublished", "json page datePublished", "dcterms.created", "dc.date.created",
        "dcterms.date", "dc.date", "json dateCreated", "date", "time published",
    ),
    "modified": (
        "json dateModified", "article:modified_time", "article:modified", "og:article:modified_time",
        "og:modified_time", "og:updated_time", "article:updated_time", "dcterms.modified", "dc.date.modified",
        "cxenseparse:recs:modifiedtime", "bytedance:updated_time", "date_modified", "modified_date", "update_date",
        "updated_time", "lastmod", "item dateModified", "json page dateModified", "time modified", "revised",
        "last-modified",
    ),
    "section": (
        "json articleSection", "article:section", "og:article:section", "og:section", "parsely-section",
        "cxenseparse:section", "item articleSection", "prism.section", "dc.section", "section", "category", "channel",
    ),
    # The publisher in JSON-LD is often the company, og:site_name the paper.
    "site_name": (
        "og:site_name", "json publisher", "json site", "application-name", "apple-mobile-web-app-title", "site_name",
        "dc.publisher", "dcterms.publisher", "publisher",
    ),
    # `lang` decides how the page is spoken and hyphenated; what is said for robots is less often right.
    "language": (
        "html lang", "json inLanguage", "og:locale", "dc.language", "dcterms.language", "content-language", "language",
        "item inLanguage", "json page inLanguage",
    ),
    # OpenGraph first: descriptions in JSON-LD are cut at a length or hold the whole text.
    "description": (
        "og:description", "description", "json description", "dcterms.description", "dc.description",
        "dcterms.abstract", "sailthru.description", "twitter:description", "json page description", "item description",
    ),
    "word_count": ("json wordCount", "article:word_count", "word_count", "item wordCount"),
    # The loose "keywords" last: it was stuffed for search engines, who stopped reading it.
    "tags": (
        "json keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "cxenseparse:tags",
        "news_keywords", "item keywords", "dcterms.subject", "dc.subject", "keywords", "tags",
    ),
})  # fmt: skip

IGNORED: Final = str.maketrans("", "", "-_.: /")
LONGEST_NAME: Final = 64
NAMING: Final = ("name", "property", "itemprop", "http-equiv")
# The first letter apart lets the search skip to it; most <meta> state nothing of the article and are left unread.
NAMED = lazy(rf"""([nNpPiIhH](?i:ame|roperty|temprop|ttp-equiv))\s{{0,8}}=\s{{0,8}}["']?([^"'>]{{1,{LONGEST_NAME}}})""")

# Words in the class of a <time>, its "-_" left out; a class that names a comment is of something else.
PUBLISHED_CLASSES: Final = ("publi", "pubdate", "entrydate", "postdate", "articledate")
MODIFIED_CLASSES: Final = ("updat", "modif")
FOREIGN_CLASSES: Final = ("comment", "related", "event", "copyright")


def squeezed(name: str) -> str:
    """Return the form in which names are compared; those of other places than <meta> keep their first word."""
    place, _, rest = name.partition(" ")
    if place in {"json", "item", "time", "html", "canonical", "title"} and rest:
        return f"{place} {rest.lower()}"
    return name.lower().translate(IGNORED)


ORDER: Final = MappingProxyType({fact: tuple(map(squeezed, names)) for fact, names in TRUST.items()})
KNOWN: Final = frozenset(name for names in ORDER.values() for name in names)


def meta(raw: str) -> Sequence[tuple[str, str]]:
    """Return the names of a <meta> that state facts, each with its content."""
    for named in NAMED.finditer(raw):
        if _known(named[1], named[2]):
            break
    else:
        return ()
    attributes = parsed(raw)
    content = attributes.get("content", "")
    namings = [naming for naming in NAMING if naming in attributes] if content else ()
    return [(name, content) for naming in namings for name in _known(naming, attributes[naming])]


def link(raw: str) -> Sequence[tuple[str, str]]:
    """Return the canonical address, if a <link> is one."""
    if "canonical" in raw.lower():
        attributes = parsed(raw)
        if "canonical" in attributes.get("rel", "").lower().split():
            return (("canonical link", attributes.get("href", "")),)
    return ()


def html(raw: str) -> Sequence[tuple[str, str]]:
    """Return the language of the root element."""
    attributes = parsed(raw)
    return (("html lang", attributes.get("lang") or attributes.get("xml:lang", "")),)


def time(raw: str, content: str) -> Sequence[tuple[str, str]]:
    """Return the date of a <time> under what its attributes say of it, nothing if they do not."""
    attributes = parsed(raw)
    value = attributes.get("datetime") or content
    classes = attributes.get("class", "").lower().translate(IGNORED)
    prop = attributes.get("itemprop", "").lower()
    if any(word in classes for word in FOREIGN_CLASSES):
        return ()
    if "datemodified" in prop or (not prop and any(word in classes for word in MODIFIED_CLASSES)):
        return (("time modified", value),)
    if "pubdate" in attributes or "datepublished" in prop or any(word in classes for word in PUBLISHED_CLASSES):
        return (("time published", value),)
    return ()


@lru_cache(maxsize=4096)
def _known(naming: str, names: str) -> tuple[str, ...]:
    """Return those of the names in an attribute that state facts; RDFa allows several."""
    prefix = "item " if naming.lower() == "itemprop" else ""
    every = (prefix + (name.lower() if prefix else name.lower().translate(IGNORED)) for name in names.split()[:8])
    return tuple(name for name in every if name in KNOWN)
