"""Values of a configuration: what each key takes, and errors that know which key they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from newsclean.boilerplate.presets import PRESETS
from newsclean.errors import ConfigError
from newsclean.rules.selectors import MAX_QUOTED, suggestion

LEVELS = ("error", "warning", "info")
MAX_SUBTAG = 8  # letters of a part of a language tag (RFC 5646)
Pairs = tuple[tuple[str, Any], ...]
Place = tuple[str | int, ...]  # of a value: keys, and the numbers of tables in a list


class MisstatedError(ConfigError):
    """Is a ConfigError that knows the place of the value to blame, so that a reader of the file can name its line."""

    def __init__(self, message: str, *place: str | int) -> None:
        super().__init__(message)
        self.place: Place = place

    def within(self, *place: str | int) -> MisstatedError:
        """Return the error with a place that leads to the table it was met in."""
        return MisstatedError(str(self), *place, *self.place)


def refuse_key(key: str, known: Iterable[str], where: str = "") -> NoReturn:
    """Raise the error of an unknown key, with what may have been meant."""
    raise MisstatedError(f"unknown key '{short(key)}'{where}{suggestion(key, known)}", key)


def refuse_unless(is_right: bool, wanted: str, got: object, *place: str | int) -> None:  # noqa: FBT001 - a sentence
    """Raise the error of a value that is none of those wanted."""
    if not is_right:
        raise MisstatedError(f"{wanted}, got {short(repr(got))}", *place)


def short(text: object) -> str:
    """Return what somebody wrote, so short that it fits into a message."""
    return str(text) if len(str(text)) <= MAX_QUOTED else f"{str(text)[:MAX_QUOTED]}…"


def a_string(key: str, value: Any) -> str:
    """Return a string as it is; an error for anything else."""
    refuse_unless(isinstance(value, str), f"'{key}' takes a string", value, key)
    return str(value)


def a_list(key: str, value: Any) -> tuple[str, ...]:
    """Return a list of strings as a tuple; an error for anything else."""
    is_list = isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    refuse_unless(is_list, f"'{key}' takes a list of strings", value, key)
    return tuple(value)


def a_table(key: str, value: Any) -> Pairs:
    """Return a table as pairs that can be hashed, in the order of the file; an error for anything else."""
    refuse_unless(isinstance(value, Mapping), f"'{key}' takes a table", value, key)
    return tuple((name, frozen(inner)) for name, inner in value.items())


def frozen(value: Any) -> Any:
    """Return a TOML value in a form that can be hashed."""
    if isinstance(value, Mapping):
        return tuple((key, frozen(inner)) for key, inner in sorted(value.items()))
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def check_values(values: Mapping[str, Any]) -> None:
    """Raise the error of the first field whose value cannot work."""
    for name, check in CHECKS.items():
        if name in values:
            check(values[name])


def _check_fail_on(level: str) -> None:
    refuse_unless(level in (*LEVELS, "never"), "'fail-on' takes error, warning, info or never", level, "fail-on")


def _check_preset(name: str) -> None:
    refuse_unless(name in PRESETS, f"'preset' takes {', '.join(PRESETS)}", name, "preset")


def _check_lang(tag: str) -> None:
    parts = tag.split("-") if tag else ()
    is_tag = all(part.isascii() and part.isalnum() and len(part) <= MAX_SUBTAG for part in parts)
    refuse_unless(is_tag, "'lang' takes a BCP 47 tag such as fr, pt-BR or zh-Hant", tag, "lang")


def _check_severity(pairs: Pairs) -> None:
    for name, level in pairs:
        is_level = level in LEVELS
        refuse_unless(is_level, f"severity of '{name}' takes error, warning or info", level, "severity", name)


def _check_input(pairs: Pairs) -> None:
    for kind, table in pairs:
        is_right = kind == "jsonl" and is_table(table)
        refuse_unless(is_right, "'input' takes the table 'jsonl'", kind, "input", kind)
    if pairs:
        from newsclean.containers import Fields

        try:
            Fields.from_mapping(dict(dict(pairs)["jsonl"]))
        except ConfigError as error:
            raise MisstatedError(str(error), "input", "jsonl") from error


def _check_extensions(pairs: Pairs) -> None:
    for ending, name in pairs:
        is_name = isinstance(name, str)
        refuse_unless(is_name, f"'extensions' takes the name of a format for '{ending}'", name, "extensions", ending)


def _check_rule(pairs: Pairs) -> None:
    for name, options in pairs:
        refuse_unless(is_table(options), f"'rule' takes a table of options for '{name}'", options, "rule", name)


def is_table(value: object) -> bool:
    """Tell whether a frozen value was a table: pairs, each with a string in front."""
    return isinstance(value, tuple) and all(
        isinstance(item, tuple) and len(item) == len(("key", "value")) and isinstance(item[0], str) for item in value
    )


CHECKS: Mapping[str, Callable[[Any], None]] = {
    "fail_on": _check_fail_on,
    "preset": _check_preset,
    "lang": _check_lang,
    "severity": _check_severity,
    "input": _check_input,
    "extensions": _check_extensions,
    "rule": _check_rule,
}
