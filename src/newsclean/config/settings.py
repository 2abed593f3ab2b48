"""Settings as plain, immutable data; read from disk only when asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from newsclean.config.assembly import assembled
from newsclean.config.keys import PATHS
from newsclean.config.outside import names_of
from newsclean.config.overrides import Override, overridden, overriding
from newsclean.config.reading import Source, config_file
from newsclean.config.tongues import variants, voice
from newsclean.config.values import Pairs, check_values
from newsclean.errors import ConfigError
from newsclean.model import Severity
from newsclean.rules import Rule
from newsclean.rules.selectors import Names, covers, family_length, longest, suggestion
from newsclean.suppressions import Suppression

if TYPE_CHECKING:
    from newsclean.config.patterns import Pattern
    from newsclean.containers import Fields

INCLUDED = tuple(
    f"**/*.{ending}"
    for ending in ("txt", "text", "html", "htm", "xhtml", "md", "markdown", "jsonl", "ndjson", "jsonl.gz", "jsonl.zst")
)


@dataclass(frozen=True, slots=True)
class Config:
    """What to check and how; every field but the last two is a key of `newsclean.toml`, with `-` for `_`.

    Rules are named by code (`ENC101`), kebab-case name (`mojibake`), code prefix (`ENC`, `ENC1`) or family
    (`encoding`); the longest prefix wins. Rules that are off by default (house styles) run where they are named closer
    than by their family. What each key is for stands in `newsclean.config.keys`.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Pairs = ()
    rule: Pairs = ()
    lang: str = ""
    fail_on: str = "warning"
    include: tuple[str, ...] = INCLUDED
    exclude: tuple[str, ...] = ()
    extensions: Pairs = ()
    input: Pairs = ()
    preset: str = "balanced"
    site_profile: str = ""
    baseline: str = ""
    format: str = ""
    language: Pairs = ()
    plugins: tuple[str, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    overrides: tuple[Override, ...] = ()
    path: str = ""  # the file this came from
    suppressions: tuple[Suppression, ...] = ()  # the tables of `ignore`: rules that are silent in some files

    def __post_init__(self) -> None:
        check_values({each.name: getattr(self, each.name) for each in fields(self)})

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any], *, path: str = "") -> Config:
        """Return the configuration that a TOML table states; ConfigError for an unknown key or a wrong type.

        Files that it extends are read; they are named from the folder of `path`, or from the working folder.
        """
        return assembled(Source(path, values), cls())

    @classmethod
    def load(cls, path: str | Path) -> Config:
        """Return the configuration in a `newsclean.toml`, or in `[tool.newsclean]` of a `pyproject.toml`."""
        return assembled(Source.of(Path(path)), cls())

    @classmethod
    def discover(cls, path: str | Path) -> Config:
        """Return the nearest configuration at or above `path`, or the default one."""
        found = config_file(path)
        return cls.load(found) if found else cls()

    def with_(self, **values: Any) -> Self:
        """Return a copy with other values; ConfigError for an unknown name."""
        known = [f.name for f in fields(self)]
        for key in values:
            if key not in known:
                raise ConfigError(f"unknown setting '{key}'{suggestion(key, known)}")
        plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list | set | frozenset) else v for k, v in values.items()}
        return replace(self, **plain)

    def for_path(self, path: str) -> Config:
        """Return what holds for a file (named from the working folder), its overrides applied."""
        numbers = overriding(self, path)
        return overridden(self, numbers) if self.overrides else self

    def at_home(self) -> Self:
        """Return a copy whose patterns begin in the working folder; the files that it names stay where they are."""
        home = Path(self.path).absolute().parent
        named = {field: str(home / getattr(self, field)) for field in PATHS if getattr(self, field)}
        return self.with_(path="", **named)

    @property
    def names(self) -> Names:
        """Return the names of all rules there are, those of patterns and plug-ins among them."""
        return names_of(self.pattern, self.plugins)

    def known(self, selector: str) -> str:
        """Return a selector that names a rule; ConfigError otherwise."""
        return self.names.check(selector)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that run, severities applied, in order of repair: ours, then patterns and plug-ins.

        A rule with other settings in some languages is there in variants, with one code.
        """
        stated = (*self.select, *self.extend_select, *self.ignore, *(name for name, _ in (*self.severity, *self.rule)))
        for selector in stated:
            self.known(selector)
        return tuple(variant for rule in self.names.rules for variant in variants(self, rule))

    def options(self, rule: Rule) -> dict[str, Any]:
        """Return the options set for a rule; ConfigError if it has no such option."""
        found: dict[str, Any] = {}
        for name, options in voice(self, rule).rule:
            if covers(self.known(name), rule):
                found |= rule.validated(dict(options))
        return found

    def runs(self, rule: Rule) -> bool:
        """Tell whether a rule runs, whatever the language of a text."""
        chosen = longest(self.select, rule) if self.select else int(rule.default)  # as if ALL were selected
        chosen = max(chosen, longest(self.extend_select, rule))
        if not rule.default and chosen <= family_length(rule):  # a house style nobody asked for; two may contradict
            return False
        return chosen > longest(self.ignore, rule)

    def severity_of(self, rule: Rule) -> Severity:
        """Return how serious a rule's findings are; of two selectors that are as close, the nearer statement counts."""
        levels = [(longest((name,), rule), number, level) for number, (name, level) in enumerate(self.severity)]
        length, _, level = max(levels, default=(0, 0, ""))
        return Severity(level) if length else rule.severity

    @property
    def fields(self) -> Fields:
        """Return where records keep what; ConfigError for a field or path that is none."""
        from newsclean.containers import Fields

        stated = dict(self.input).get("jsonl", ())
        return Fields.from_mapping(dict(stated)) if stated else Fields()

    def suppressions_for(self, path: str) -> tuple[Suppression, ...]:
        """Return the suppressions that hold for a file (named from the working folder); `""` is a text without one."""
        home = str(Path(self.path).parent) if self.path else ""
        return tuple(each for each in self.suppressions if each.holds_for(path, home=home))
