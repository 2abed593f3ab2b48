"""The names of formats as an option takes them: our own, and those of plug-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsclean.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from newsclean.plugins import Registry


class Format(click.ParamType):  # type: ignore[type-arg]  # no generic before click 8.5
    """One of the names of a registry, or of `more`; plug-ins are asked for only where a name is not ours, and by help.

    `click.Choice` would ask for them whenever the command line is loaded.
    """

    name = "format"

    def __init__(self, known: Registry[Any], *more: str) -> None:
        self._known = known
        self._more = more

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002 - click's
        """Return the names, as click shows choices."""
        return f"[{'|'.join(self._names)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a name; BadParameter for an unknown one, and for a plug-in that cannot be loaded."""
        name = str(value)
        if name in self._more or name in self._known.own:
            return name
        if name not in self._known:
            self.fail(f"'{name}' is not one of {', '.join(map(repr, self._names))}.", param, ctx)
        try:
            self._known[name]
        except UsageError as error:
            self.fail(str(error), param, ctx)
        return name

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self._names if name.startswith(incomplete)]

    @property
    def _names(self) -> tuple[str, ...]:
        return (*self._known.names, *self._more)
