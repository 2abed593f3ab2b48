"""The errors of a run: each told in one line, once, and remembered for the exit code."""

from __future__ import annotations

from newsclean.cli.search import Target
from newsclean.cli.streams import complain, reason
from newsclean.errors import ConfigError
from newsclean.writers.visible import visible_name


class Complaints:
    """What went wrong so far; a broken configuration is met with each of its files, and told with the first."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._told)

    def add(self, line: str) -> None:
        """Tell an error, unless it was told."""
        if line not in self._told:
            self._told.add(line)
            complain(line)

    def add_of(self, target: Target, error: Exception) -> None:
        """Tell what is wrong with a file or folder."""
        self.add(worded(target, error))


def worded(target: Target, error: Exception, *, config: str = "") -> str:
    """Return an error as a line that names the file, or its configuration's file if that is to blame."""
    if isinstance(error, ConfigError):
        return f"{visible_name(config)}: {error}" if config else str(error)
    return f"{visible_name(target.name)}: {reason(error)}"
