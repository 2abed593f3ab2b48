"""Settings as plain, immutable data; read from disk only when asked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self

from newsclean.boilerplate.presets import PRESETS
from newsclean.errors import ConfigError
from newsclean.model import Severity
from newsclean.rules import Rule, registry
from newsclean.rules.selectors import MAX_QUOTED, PREFIX, check_selector, covers, longest, suggestion
from newsclean.suppressions import Suppression

if TYPE_CHECKING:
    from newsclean.containers import Fields

__all__ = ["TABLES", "Config", "check_selector", "config_file", "toml_table"]

FILE_NAMES = ("newsclean.toml", ".newsclean.toml")
MAX_BYTES = 1_000_000  # a longer configuration is another file, named by mistake
ONE_IGNORE = "'ignore' is one list: write each rule as [[ignore]], or tables into the list"
LEVELS = ("error", "warning", "info")
TABLES = ("severity", "rule", "suppressions", "extensions", "input")
INCLUDED = tuple(
    f"**/*.{ending}"
    for ending in ("txt", "text", "html", "htm", "xhtml", "md", "markdown", "jsonl", "ndjson", "jsonl.gz", "jsonl.zst")
)
Pairs = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Config:
    """What to check and how; every field is a key of `newsclean.toml`, with `-` for `_`.

    Rules are named by code (`ENC101`), kebab-case name (`mojibake`), code prefix (`ENC`, `ENC1`) or family
    (`encoding`); the longest prefix wins. Rules that are off by default (house styles) run where they are named closer
    than by their family.
    """

    select: tuple[str, ...] = ()  # which rules run; none = the default set
    extend_select: tuple[str, ...] = ()  # further rules
    ignore: tuple[str, ...] = ()  # rules that do not run
    severity: Pairs = ()  # (rule, "error" | "warning" | "info")
    rule: Pairs = ()  # (code or name, ((option, value), …))
    lang: str = ""  # BCP 47 tag of every text; "" = identify
    fail_on: str = "warning"  # the least severity that makes `check` fail, or "never"
    include: tuple[str, ...] = INCLUDED  # what a folder run reads, gitignore-style
    exclude: tuple[str, ...] = ()  # what it passes over
    extensions: Pairs = ()  # (ending of a file, format it is read as)
    input: Pairs = ()  # (kind of file with records, where its records keep what)
    preset: str = "balanced"  # how sure it must be that a block is article: precision, balanced or recall
    site_profile: str = ""  # a file that `newsclean site learn` wrote: what the site repeats on its pages
    path: str = ""  # the file this came from
    suppressions: tuple[Suppression, ...] = ()  # the tables of `ignore`: rules that are silent in some files

    def __post_init__(self) -> None:
        is_level = self.fail_on in (*LEVELS, "never")
        _refuse_unless(is_level, "'fail-on' takes error, warning, info or never", self.fail_on)
        _refuse_unless(self.preset in PRESETS, f"'preset' takes {', '.join(PRESETS)}", self.preset)
        for name, level in self.severity:
            _refuse_unless(level in LEVELS, f"severity of '{name}' takes error, warning or info", level)
        for kind, table in self.input:
            _refuse_unless(kind == "jsonl" and isinstance(table, tuple), "'input' takes the table 'jsonl'", kind)
        if self.input:
            _ = self.fields
        for ending, name in self.extensions:
            _refuse_unless(isinstance(name, str), f"'extensions' takes the name of a format for '{ending}'", name)
        for name, options in self.rule:
            _refuse_unless(isinstance(options, tuple), f"'rule' takes a table of options for '{name}'", options)

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any], *, path: str = "") -> Self:
        """Return the configuration that a TOML table states; ConfigError for an unknown key or a wrong type."""
        known = {f.name.replace("_", "-"): f.name for f in fields(cls) if f.name not in ("path", "suppressions")}
        made: dict[str, Any] = {"path": path}
        try:
            for key, value in values.items():
                name = known.get(key) or _refuse_key(key, known)
                stated = value
                if name == "ignore":
                    stated, made["suppressions"] = _parted(value)
                made[name] = _plain(key, stated, getattr(cls(), name))
            return cls(**made)
        except ConfigError as error:
            raise ConfigError(f"{path or 'configuration'}: {error}") from error

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the configuration in a `newsclean.toml`, or in `[tool.newsclean]` of a `pyproject.toml`."""
        table = toml_table(Path(path))
        if Path(path).name == "pyproject.toml":
            table = _own_table(table) or {}
        return cls.from_mapping(table, path=str(path))

    @classmethod
    def discover(cls, path: str | Path) -> Self:
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

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that run, severities applied, in order of repair."""
        wanted = [rule for rule in registry().values() if self._runs(rule)]
        return tuple(replace(rule, severity=self._severity(rule)) for rule in wanted)

    def options(self, rule: Rule) -> dict[str, Any]:
        """Return the options set for a rule; ConfigError if it has no such option."""
        found: dict[str, Any] = {}
        for name, options in self.rule:
            if covers(check_selector(name), rule):
                found |= rule.validated(dict(options))
        return found

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

    def known(self, selector: str) -> str:
        """Return a selector that names a rule; ConfigError otherwise."""
        return check_selector(selector)

    def _runs(self, rule: Rule) -> bool:
        chosen = longest(self.select, rule) if self.select else int(rule.default)  # as if ALL were selected
        chosen = max(chosen, longest(self.extend_select, rule))
        if not rule.default and chosen <= PREFIX:  # a house style nobody asked for; two of them may contradict
            return False
        return chosen > longest(self.ignore, rule)

    def _severity(self, rule: Rule) -> Severity:
        levels = [(longest((name,), rule), level) for name, level in self.severity]
        length, level = max(levels, default=(0, ""), key=lambda pair: pair[0])
        return Severity(level) if length else rule.severity


def config_file(path: str | Path) -> Path | None:
    """Return the nearest file at or above `path` that configures newsclean, None if there is none."""
    start = Path(path).absolute()
    for folder in (start, *start.parents):
        for candidate in (*(folder / name for name in FILE_NAMES), folder / "pyproject.toml"):
            if candidate.is_file() and (candidate.name != "pyproject.toml" or _is_ours(candidate)):
                return candidate
    return None


def _is_ours(pyproject: Path) -> bool:
    """Tell whether a pyproject.toml speaks of newsclean; a broken one is somebody else's to repair."""
    try:
        return _own_table(toml_table(pyproject)) is not None
    except ConfigError:
        return False


def _own_table(pyproject: Mapping[str, Any]) -> Mapping[str, Any] | None:
    tools = pyproject.get("tool")
    table = tools.get("newsclean") if isinstance(tools, Mapping) else None
    return table if isinstance(table, Mapping) else None


def toml_table(path: Path) -> Mapping[str, Any]:
    """Return the tables of a TOML file; ConfigError if it cannot be read."""
    if not path.is_file():
        raise ConfigError(f"{path}: no such configuration file")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        table = tomllib.loads(data[:MAX_BYTES].decode("utf-8-sig"))
    except (
        OSError,
        ValueError,
        RecursionError,
    ) as error:  # tomllib's own error is a ValueError, as is an endless number
        hint = f"; {ONE_IGNORE}" if "namespace" in str(error) and "'ignore'" in str(error) else ""
        raise ConfigError(f"{path}: {_short(error)}{hint}") from error
    if len(data) > MAX_BYTES:
        raise ConfigError(f"{path}: is over the limit of {MAX_BYTES / 1_000_000:g} MB for a configuration")
    return table


def _parted(entries: Any) -> tuple[Any, tuple[Suppression, ...]]:
    """Return the rules of an `ignore` list, and its tables as suppressions; TOML has one list for both."""
    if not isinstance(entries, list):
        return entries, ()
    rules = [entry for entry in entries if not isinstance(entry, Mapping)]
    return rules, tuple(Suppression.from_table(entry) for entry in entries if isinstance(entry, Mapping))


def _plain(key: str, value: Any, default: Any) -> Any:
    """Return a TOML value as the immutable kind of `default`; ConfigError if it cannot be."""
    wanted = "a table" if key in TABLES else "a list of strings" if isinstance(default, tuple) else "a string"
    if key in TABLES:
        _refuse_unless(isinstance(value, Mapping), f"'{key}' takes {wanted}", value)
        return tuple((name, _frozen(inner)) for name, inner in sorted(value.items()))
    if isinstance(default, tuple):
        is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
        _refuse_unless(is_list, f"'{key}' takes {wanted}", value)
        return tuple(value)
    _refuse_unless(isinstance(value, type(default)), f"'{key}' takes {wanted}", value)
    return value


def _frozen(value: Any) -> Any:
    """Return a TOML value in a form that can be hashed."""
    if isinstance(value, Mapping):
        return tuple((key, _frozen(inner)) for key, inner in sorted(value.items()))
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _refuse_key(key: str, known: Iterable[str]) -> NoReturn:
    raise ConfigError(f"unknown key '{_short(key)}'{suggestion(key, known)}")


def _refuse_unless(is_right: bool, wanted: str, got: object) -> None:  # noqa: FBT001 - reads as a sentence
    if not is_right:
        raise ConfigError(f"{wanted}, got {_short(repr(got))}")


def _short(text: object) -> str:
    """Return what somebody wrote, so short that it fits into a message."""
    return str(text) if len(str(text)) <= MAX_QUOTED else f"{str(text)[:MAX_QUOTED]}…"
