"""Layers: what one table states, parsed and checked; and a configuration with a layer on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsclean.config.keys import KEYS, field_of
from newsclean.config.values import (
    MisstatedError,
    Pairs,
    Place,
    a_list,
    a_string,
    a_table,
    check_values,
    is_table,
    refuse_key,
    refuse_unless,
)
from newsclean.errors import ConfigError
from newsclean.suppressions import Suppression

if TYPE_CHECKING:
    from newsclean.config.settings import Config

Layer = dict[str, Any]  # field of Config -> value
PARSERS = {"string": a_string, "list": a_list, "table": a_table}
ALL_KEYS = frozenset(KEYS)
OVERRIDING = frozenset(name for name, key in KEYS.items() if key.in_overrides)
SPEAKING = frozenset(name for name, key in KEYS.items() if key.in_language)


def layer_of(table: Mapping[str, Any], allowed: frozenset[str] = ALL_KEYS, where: str = "") -> Layer:
    """Return what a table states, by field; MisstatedError for an unknown key or a value that cannot work."""
    layer: Layer = {}
    for key, value in table.items():
        if key not in allowed:
            refuse_key(key, allowed, where)
        if key in SPECIAL:
            layer |= SPECIAL[key](value)
        else:
            layer[field_of(key)] = PARSERS[KEYS[key].kind](key, value)
    check_values(layer)
    return layer


def _ignored(entries: Any) -> Layer:
    """Return the rules of an `ignore` list, and its tables as suppressions; TOML has one list for both."""
    if not isinstance(entries, list):
        return {"ignore": a_list("ignore", entries)}
    rules = [entry for entry in entries if not isinstance(entry, Mapping)]
    tables = [entry for entry in entries if isinstance(entry, Mapping)]
    layer: Layer = {"ignore": a_list("ignore", rules)} if rules or not tables else {}
    if tables:
        layer["suppressions"] = tuple(_suppression(number, table) for number, table in enumerate(tables))
    return layer


def _suppression(number: int, table: Mapping[str, Any]) -> Suppression:
    try:
        return Suppression.from_table(table, check=str)  # its rule may be one that another file adds
    except ConfigError as error:
        raise MisstatedError(str(error), "ignore", number) from error


def _overriding(entries: Any) -> Layer:
    from newsclean.config.overrides import Override

    return {"overrides": tuple(_each("overrides", entries, Override.from_table))}


def _patterns(entries: Any) -> Layer:
    from newsclean.config.patterns import Pattern

    return {"pattern": tuple(_each("pattern", entries, Pattern.from_table))}


def _each(key: str, entries: Any, made: Any) -> Iterator[Any]:
    is_right = isinstance(entries, list) and all(isinstance(entry, Mapping) for entry in entries)
    refuse_unless(is_right, f"'{key}' takes tables, as [[{key}]]", entries, key)
    for number, entry in enumerate(entries):
        try:
            yield made(entry)
        except MisstatedError as error:
            raise error.within(key, number) from error


def _languages(table: Any) -> Layer:
    a_table("language", table)
    return {"language": tuple((tag.lower(), _language(tag, stated)) for tag, stated in table.items())}


def _language(tag: str, stated: Any) -> Pairs:
    try:
        check_values({"lang": tag})
        refuse_unless(bool(tag), "'language' takes tables by language, as [language.fr]", tag)
        a_table(f"language.{tag}", stated)
        return tuple(layer_of(stated, SPEAKING, f" in 'language.{tag}'").items())
    except MisstatedError as error:
        place = error.place if error.place[:1] not in (("lang",), (f"language.{tag}",)) else ()
        raise MisstatedError(str(error), "language", tag, *place) from error


SPECIAL = {"ignore": _ignored, "overrides": _overriding, "pattern": _patterns, "language": _languages}


def layered(config: Config, layer: Mapping[str, Any]) -> Config:
    """Return a configuration with what a layer states on top of it.

    Of selectors that name the same rules, the nearer counts: what is selected above is no longer ignored below.
    """
    made = config.with_(**{field: joined(field, getattr(config, field), value) for field, value in layer.items()})
    selected = (*layer.get("select", ()), *layer.get("extend_select", ()))
    if not selected or not config.ignore:
        return made
    wanted = {made.names.same(each) for each in selected}
    kept = (each for each in config.ignore if made.names.same(each) not in wanted)
    return made.with_(ignore=(*kept, *layer.get("ignore", ())))


def joined(field: str, further: Any, nearer: Any) -> Any:
    """Return what two statements of a field come to, of which one is nearer to the file."""
    if field == "pattern":
        codes = {pattern.code for pattern in nearer}
        return (*(pattern for pattern in further if pattern.code not in codes), *nearer)
    if field == "language" or KEYS[key_of_field(field)].merging == "adds":
        return (*further, *nearer)
    return _merged(further, nearer) if KEYS[key_of_field(field)].merging == "merges" else nearer


def key_of_field(field: str) -> str:
    """Return the key that states a field; suppressions are the tables of `ignore`."""
    return "ignore" if field == "suppressions" else field.replace("_", "-")


def _merged(further: Pairs, nearer: Pairs) -> Pairs:
    """Return the pairs of both, the nearer behind, tables of one name merged; of two statements the last counts."""
    known, stated = dict(further), dict(nearer)
    merged = ((key, _both(known.get(key), value)) for key, value in nearer)
    return (*((key, value) for key, value in further if key not in stated), *merged)


def _both(further: Any, nearer: Any) -> Any:
    if not further or not is_table(further) or not is_table(nearer):
        return nearer
    return tuple((dict(further) | dict(nearer)).items())


def selectors(layer: Iterable[tuple[str, Any]]) -> Iterator[tuple[Place, str, Pairs]]:
    """Yield every selector that a layer states, with its place and the options that are set for it."""
    for field, value in layer:
        if field in ("select", "extend_select", "ignore"):
            yield from (((key_of_field(field),), selector, ()) for selector in value)
        elif field in ("severity", "rule"):
            yield from (((field, selector), selector, stated if field == "rule" else ()) for selector, stated in value)
        elif field == "suppressions":
            yield from ((("ignore", number), each.rule, ()) for number, each in enumerate(value))
        elif field in ("overrides", "language"):
            parts = enumerate(each.layer for each in value) if field == "overrides" else value
            for part, inner in parts:
                yield from (((field, part, *place), selector, options) for place, selector, options in selectors(inner))
