"""Takes the name of the site off a title."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final
from urllib.parse import urlsplit

from newsclean.text.patterns import lazy

# What stands between a title and the name of the site: a bar, or a mark in spaces; beside letters other than Latin
# also a dash or low line without spaces, as in Chinese and Korean.
SEPARATOR = lazy(
    r"(?<!\s)\s*(?:[|｜ㅣ丨¦»«•]|::|--)\s*|(?<!\s)\s+[-–—−·:/>~]\s+|[-–—−_](?=[^\x00-\u024f])|(?<=[^\x00-\u024f])[-–—−_]"
)
MAX_PARTS: Final = 3  # the name of the site, of its section, of the site's country


def bare(name: str) -> str:
    """Return the letters and digits of a name: `DER SPIEGEL` and `derspiegel` are one."""
    return "".join(filter(str.isalnum, name.casefold()))


def site_names(stated: Iterable[str], url: str) -> frozenset[str]:
    """Return the forms of the names of a site: as stated, and as its host spells them."""
    names = {bare(name) for name in stated}
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    names |= {bare(host), bare(host.partition(".")[0])}
    return frozenset(names - {""})


def is_site(name: str, names: Collection[str]) -> bool:
    """Tell whether a name is one of the site's."""
    return bare(name) in names


def without_site(title: str, sites: Collection[str], sections: Collection[str]) -> str:
    """Return a title without the name of the site behind its last separator or before its first.

    The name of the section goes with that of the site, where it stands between the two; alone it may be the title's.
    """
    names = sites
    for _ in range(MAX_PARTS):
        shorter = _without_last(title, names) or _without_first(title, names)
        if not shorter:
            break
        title, names = shorter, {*sites, *sections}
    return title


def _without_last(title: str, names: Collection[str]) -> str:
    last = next(reversed([*SEPARATOR.finditer(title)]), None)
    if last is None or bare(title[last.end() :]) not in names:
        return ""
    return title[: last.start()].strip()


def _without_first(title: str, names: Collection[str]) -> str:
    first = SEPARATOR.search(title)
    if first is None or bare(title[: first.start()]) not in names:
        return ""
    return title[first.end() :].strip()
