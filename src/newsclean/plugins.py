"""Plug-ins: readers, writers and the like that other distributions offer by entry points.

The installed distributions are asked only for a name that newsclean has not itself, and where all names are shown:
the first question costs 10 to 70 ms, most of it the import of `importlib.metadata`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from newsclean.errors import UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")
GROUPS = ("newsclean.containers", "newsclean.readers", "newsclean.renderers", "newsclean.rules", "newsclean.writers")


@dataclass(frozen=True, slots=True)
class PlugIn:
    """One offer of a distribution; `group` is that of its entry point."""

    group: str
    name: str
    origin: str  # the distribution and its version
    entry: EntryPoint

    @property
    def kind(self) -> str:
        """Return what it is, as a word."""
        return self.group.rpartition(".")[2].removesuffix("s")

    def load(self, needs: Iterable[str] = ()) -> Any:
        """Return what it offers; UsageError if it cannot be imported or lacks an attribute that it needs."""
        told = f"the {self.kind} '{self.name}' of {self.origin}"
        try:
            loaded = self.entry.load()
        except Exception as error:
            raise UsageError(f"{told} cannot be loaded: {type(error).__name__}: {error}") from error
        if lacks := [need for need in needs if not hasattr(loaded, need)]:
            raise UsageError(f"{told} lacks {', '.join(lacks)}; a {self.kind} has {', '.join(needs)}")
        return loaded


def plug_ins(group: str) -> Mapping[str, PlugIn]:
    """Return the plug-ins of a group by name, sorted; none is imported. Of two with one name, the first is taken."""
    found: dict[str, PlugIn] = {}
    for plug_in in sorted(_offers(group), key=lambda each: (each.name, each.origin)):
        first = found.setdefault(plug_in.name, plug_in)
        if first.origin != plug_in.origin:
            both = f"{first.origin} and {plug_in.origin}"
            _warn(f"the {plug_in.kind} '{plug_in.name}' is offered by {both}; that of {first.origin} is used")
    return found


class Registry(Generic[T]):
    """The modules of a package that serve a format each, and what plug-ins add to them.

    `package` is the group of entry points as well; `own` lists our own names, `needs` are attributes of each.
    """

    def __init__(self, package: str, *, needs: tuple[str, ...], own: Callable[[], tuple[str, ...]], word: str) -> None:
        self._package = package
        self._needs = needs
        self._own = own
        self._word = word

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Return the names of our own."""
        return self._own()

    @cached_property
    def plugged(self) -> Mapping[str, PlugIn]:
        """Return what plug-ins add; a name that is ours stays ours, with a warning."""
        found = plug_ins(self._package)
        for name in sorted(found.keys() & frozenset(self.own)):
            each = found[name]
            _warn(f"{each.origin} offers a {each.kind} '{name}', which newsclean has itself; its own is used")
        return {name: each for name, each in found.items() if name not in self.own}

    @property
    def names(self) -> tuple[str, ...]:
        """Return all names, those of plug-ins behind our own; nothing is imported."""
        return (*self.own, *self.plugged)

    def __contains__(self, name: str) -> bool:
        return name in self.own or name in self.plugged

    def __getitem__(self, name: str) -> T:
        """Return what serves a format; UsageError for an unknown one, and for a plug-in that cannot be loaded."""
        if name in self.own:
            return cast("T", import_module(f"{self._package}.{name}"))
        if name in self.plugged:
            return cast("T", self.plugged[name].load(self._needs))
        raise UsageError(f"unknown {self._word} '{name}'; known: {', '.join(self.names)}")

    def plugged_with(self, is_wanted: Callable[[T], bool]) -> str | None:
        """Return the name of the first plug-in that is wanted; one that cannot be loaded is told and passed over."""
        for name in self.plugged:
            try:
                if is_wanted(self[name]):
                    return name
            except UsageError as error:
                _warn(str(error))
        return None


def modules_of(package: str, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names of a package's modules, sorted; none is imported."""
    names = {info.name for info in iter_modules(import_module(package).__path__)}
    return tuple(sorted(names.difference(without)))


def _offers(group: str) -> Iterator[PlugIn]:
    from importlib.metadata import entry_points

    for entry in entry_points(group=group):
        origin = f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown distribution"
        yield PlugIn(group, entry.name, origin, entry)


def _warn(message: str) -> None:
    warnings.warn(message, RuntimeWarning, stacklevel=3)
