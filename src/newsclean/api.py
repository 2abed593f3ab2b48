"""The functions of the package: check, clean, read, identify, rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from newsclean.config import Config, check_selector
from newsclean.langid import identify
from newsclean.linter import Linter
from newsclean.model import Document
from newsclean.report import Report
from newsclean.results import CleanResult
from newsclean.rules import Rule, registry
from newsclean.sources import Source, read_source

__all__ = ["check", "clean", "identify", "read", "rule"]

_linter = lru_cache(maxsize=32)(Linter)  # rules are compiled once for each configuration


def check(  # noqa: PLR0913 - keyword-only, each with a default that works
    source: Source,
    *,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002 - the word users know
    encoding: str | None = None,
    published: str | dt.date | None = None,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preset: str | None = None,
    site_profile: str | None = None,
    config: Config | None = None,
) -> Report:
    """Return the findings in an article.

    `source` is a str, bytes, or a BeautifulSoup tree; no content raises. `format` is text, html or markdown; if None,
    what begins and ends with tags is HTML, anything else plain text. `lang` is a BCP 47 tag (identified if None),
    `encoding` a WHATWG label (BOM, UTF-8, then a detector if None), `published` a date or an ISO date.
    `select`, `extend_select` and `ignore` name rules by code, name, prefix or family, on top of `config`. `preset`
    (precision, balanced, recall) is how sure it must be that a block is article, `site_profile` a file that
    `newsclean site learn` wrote.
    Spans count code points of the decoded source. UsageError for an argument that cannot work.
    """
    linter = _linter(_told(_config(config, select, extend_select, ignore), preset, site_profile))
    return linter.check(source, lang=lang, format=format, encoding=encoding, published=published)


def clean(  # noqa: PLR0913 - keyword-only, each with a default that works
    source: Source,
    *,
    lang: str | None = None,
    format: str | None = None,  # noqa: A002 - the word users know
    encoding: str | None = None,
    published: str | dt.date | None = None,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    to: str = "text",
    images: bool = True,
    links: bool = True,
    unsafe: bool = False,
    boilerplate: bool = True,
    preset: str | None = None,
    site_profile: str | None = None,
    config: Config | None = None,
) -> CleanResult:
    """Return the clean article, with every change on record and reversible.

    Safe edits are applied and, unless `boilerplate` is false, boilerplate is removed; `unsafe` applies the doubtful
    edits as well. Other arguments as in `check`. `result.text` is the clean text, `result.output` what `to` asks for:
    text, html or markdown (with `images` and `links` or without), or same: the source itself, repaired in place with
    its markup untouched. `clean(x).revert()` is the text as it was read; for a text `clean(clean(x).text).text` is
    `clean(x).text`.
    """
    linter = _linter(_told(_config(config, select, extend_select, ignore), preset, site_profile))
    return linter.clean(
        source,
        lang=lang,
        format=format,
        encoding=encoding,
        published=published,
        to=to,
        images=images,
        links=links,
        unsafe=unsafe,
        boilerplate=boilerplate,
    )


def read(source: Source, *, format: str | None = None, encoding: str | None = None) -> Document:  # noqa: A002
    """Return the document: text, blocks with their places, and the map back to the source."""
    return read_source(source, format=format, encoding=encoding).document


def rule(name: str) -> Rule | tuple[Rule, ...]:
    """Return the rule of that code or name, or the rules of a prefix or family; ConfigError for an unknown one."""
    check_selector(name)
    exact = [found for found in registry().values() if name in (found.code, found.name)]
    if exact:
        return exact[0]
    return tuple(found for found in registry().values() if name in ("ALL", found.family) or found.code.startswith(name))


def _config(
    config: Config | None, select: Iterable[str] | None, extend_select: Iterable[str], ignore: Iterable[str]
) -> Config:
    base = config or Config()
    if isinstance(select, str) or isinstance(extend_select, str) or isinstance(ignore, str):
        select, extend_select, ignore = _words(select), _words(extend_select) or (), _words(ignore) or ()
    return base.with_(
        select=base.select if select is None else tuple(select),
        extend_select=(*base.extend_select, *extend_select),
        ignore=(*base.ignore, *ignore),
    )


def _told(config: Config, preset: str | None, site_profile: str | None) -> Config:
    """Return a configuration with what the caller states of the extraction; a path is that of the working folder."""
    if preset is None and site_profile is None:
        return config
    profile = config.site_profile if site_profile is None else str(Path(site_profile).absolute())
    return config.with_(preset=config.preset if preset is None else preset, site_profile=profile)


def _words(names: Iterable[str] | None) -> tuple[str, ...] | None:
    """Return selectors given as one string, parted by commas, as the command line takes them."""
    if names is None:
        return None
    return tuple(part.strip() for part in names.split(",") if part.strip()) if isinstance(names, str) else tuple(names)
