"""The options that commands have in common, and what they say together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsclean.errors import UsageError

if TYPE_CHECKING:
    from newsclean.config import Config

Command = Callable[..., Any]
STDIN = "-"
LEVELS = ("error", "warning", "info", "never")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line states for every file of a run."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_on: str | None = None
    lang: str | None = None
    encoding: str | None = None
    published: dt.date | None = None
    config: str | None = None
    isolated: bool = False
    max_size: int = 64
    jobs: int | None = None
    quiet: bool = False
    debug: bool = False
    stdin_filename: str | None = None
    format: str | None = None
    extension: tuple[tuple[str, str], ...] = ()
    preset: str | None = None
    site_profile: str | None = None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Settings:
        """Return the settings that a command's options make; UsageError for one that cannot work with any file."""
        from newsclean.readers.encoding import python_name
        from newsclean.sources import check_format

        for cache in (_nearest, _loaded, _at_hand):  # a run sees the files as they are when it begins
            cache.cache_clear()
        settings = cls(**{field.name: options[field.name] for field in fields(cls) if field.name in options})
        settings.check_selectors()
        if settings.lang:
            from newsclean.linter import check_tag

            check_tag(settings.lang)
        if settings.encoding:
            python_name(settings.encoding)
        for name in filter(None, (settings.format, *(name for _, name in settings.extension))):
            check_format(name)
        if settings.config and settings.isolated:
            raise UsageError("--config names a configuration and --isolated asks for none; one of them is enough")
        if settings.config or settings.site_profile:
            linter(settings.config_of(""))
        return settings

    @property
    def max_bytes(self) -> int:
        """Return the size limit in bytes."""
        return self.max_size * MEGABYTE

    def config_of(self, folder: str) -> Config:
        """Return the configuration of a folder, what the command line says on top."""
        return _on_top(self._stated_in(folder), self.layer)

    def config_for(self, path: str) -> Config:
        """Return the configuration of a file: that of its folder, then overrides, what the command line says on top."""
        return _on_top(self._stated_in(str(Path(path).parent)).for_path(path), self.layer)

    @property
    def layer(self) -> tuple[tuple[str, Any], ...]:
        """Return what the command line states, by field of a configuration."""
        stated = {
            "select": self.select,
            "extend_select": self.extend_select,
            "ignore": self.ignore,
            "fail_on": self.fail_on,
            "preset": self.preset,
            "site_profile": self.site_profile and str(Path(self.site_profile).absolute()),
        }
        return tuple((field, value) for field, value in stated.items() if value)

    def check_selectors(self) -> None:
        """Raise ConfigError for a rule that there is not; a code in X is looked up for each file, which may add it."""
        from newsclean.rules.selectors import OWN

        stated = (*self.select, *self.extend_select, *self.ignore)
        for strange in (each for each in stated if each not in OWN.known and not each.startswith("X")):
            self._stated_in("").known(strange)

    def _stated_in(self, folder: str) -> Config:
        from newsclean.config import Config

        if self.config:  # its patterns begin where the command is given, as those of the command line do
            return _at_hand(self.config)
        return Config() if self.isolated else _nearest(folder)


@lru_cache(maxsize=64)
def linter(config: Config) -> Any:
    """Return the linter of a configuration; rules are compiled once for each."""
    from newsclean.linter import Linter

    return Linter(config)


@lru_cache(maxsize=64)
def _on_top(config: Config, layer: tuple[tuple[str, Any], ...]) -> Config:
    from newsclean.config.layers import layered

    return layered(config, dict(layer))


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> Config:
    from newsclean.config import Config, config_file

    found = config_file(folder)
    return _loaded(str(found)) if found else Config()


@lru_cache(maxsize=64)
def _at_hand(path: str) -> Config:
    return _loaded(path).at_home()


@lru_cache(maxsize=64)
def _loaded(path: str) -> Config:
    from newsclean.config import Config

    return Config.load(path)


def _words(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of comma lists, an option given several times."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no ISO date; 2024-09-08 works") from error


def _extensions(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of ending and format."""
    pairs = tuple((ending, name) for ending, _, name in (value.partition(":") for value in values))
    for ending, name in pairs:
        if not ending or not name:
            raise click.BadParameter(f"'{ending}:{name}' is no ending with its format; xml:html works")
    return pairs


def _together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return one decorator for several options, shown in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _list(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(name, multiple=True, callback=_words, metavar="RULES", help=text)


selection = _together(
    _list("--select", "Run these rules only: codes, names, prefixes or families, parted by commas."),
    _list("--extend-select", "Run these rules as well."),
    _list("--ignore", "Leave these rules out."),
)
reading = _together(
    click.option("--lang", metavar="TAG", help="Language of every text (BCP 47); identified if not given."),
    click.option("--encoding", metavar="NAME", help="Encoding of every text; found out if not given."),
    click.option("--published", metavar="DATE", callback=_date, help="Date of publication, as 2024-09-08."),
    click.option(
        "--format",
        metavar="NAME",
        help="text, html, markdown, jsonl or json; found out by name and content if not given.",
    ),
    click.option(
        "--extension", multiple=True, callback=_extensions, metavar="EXT:NAME", help="Read files ending in EXT as NAME."
    ),
    click.option(
        "--preset",
        type=click.Choice(("precision", "balanced", "recall")),
        help="How sure it must be that a block is article: precision drops the doubtful, recall keeps it.",
    ),
    click.option(
        "--site-profile", type=click.Path(), metavar="FILE", help="What `newsclean site learn` knows of the site."
    ),
    click.option("--stdin-filename", metavar="NAME", help="Name of the text on standard input."),
    click.option("--config", type=click.Path(), metavar="FILE", help="Use this configuration instead of the nearest."),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Pass over these files in folders; may be repeated."),
    click.option("--force-exclude", is_flag=True, help="Pass over excluded files even if they are named themselves."),
    click.option(
        "--max-size", type=click.IntRange(min=1), default=64, metavar="MB", help="Refuse larger inputs.  [default: 64]"
    ),
    click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes.  [default: all cores for folders]"
    ),
)
telling = _together(
    click.option("--quiet", "-q", is_flag=True, help="No progress and no summary."),
    click.option("--debug", is_flag=True, help="Show where an error comes from."),
)
