"""What newsclean raises: only for bad use, never for bad content."""


class NewscleanError(Exception):
    """Is the parent of every error newsclean raises on purpose."""


class UsageError(NewscleanError, ValueError):
    """Is raised for an argument that cannot work; the message says what was got and what would work."""


class ConfigError(UsageError):
    """Is raised for a configuration key or value that is not known."""


class UnknownLanguage(UsageError):  # noqa: N818 - the name says what is wrong
    """Is raised for a language tag no table knows."""


class UnknownMetric(UsageError, KeyError):  # noqa: N818 - the name says what is wrong
    """Is raised for a name that is no metric; the message names the nearest one."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class InputTooLarge(UsageError):  # noqa: N818 - the name says what is wrong
    """Is raised for an input over the size limit; the message names the limit."""


class FindingsError(NewscleanError):
    """Is raised by `Report.raise_for` when findings of that severity are there."""
