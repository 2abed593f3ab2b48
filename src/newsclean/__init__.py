"""newsclean: the linter and cleaner for article text.

    >>> import newsclean
    >>> newsclean.check("Le SÃ©nat a votÃ©.").findings[0].name
    'mojibake'
    >>> newsclean.clean("Le SÃ©nat a votÃ©.").text
    'Le Sénat a voté.'

Nothing is read from disk or the network unless asked; rules are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean import metrics
    from newsclean.api import check, clean, identify, read, rule
    from newsclean.config import Config
    from newsclean.errors import (
        ConfigError,
        FindingsError,
        InputTooLarge,
        NewscleanError,
        UnknownLanguage,
        UnknownMetric,
        UsageError,
    )
    from newsclean.langid import Guess
    from newsclean.linter import Linter
    from newsclean.model import Block, Document, Edit, Finding, Kind, Safety, Severity, Span
    from newsclean.offsets import OffsetMap
    from newsclean.record_files import Counts, check_records, clean_records
    from newsclean.report import Report
    from newsclean.results import Change, CleanResult
    from newsclean.stripping import Removed, Rewritten, Stripped, strip_boilerplate

__version__ = "0.1.0"

_HOMES = {
    "newsclean.api": ("check", "clean", "identify", "read", "rule"),
    "newsclean.config": ("Config",),
    "newsclean.errors": (
        "ConfigError",
        "FindingsError",
        "InputTooLarge",
        "NewscleanError",
        "UnknownLanguage",
        "UnknownMetric",
        "UsageError",
    ),
    "newsclean.langid": ("Guess",),
    "newsclean.linter": ("Linter",),
    "newsclean.model": ("Block", "Document", "Edit", "Finding", "Kind", "Safety", "Severity", "Span"),
    "newsclean.offsets": ("OffsetMap",),
    "newsclean.record_files": ("Counts", "check_records", "clean_records"),
    "newsclean.report": ("Report",),
    "newsclean.results": ("Change", "CleanResult"),
    "newsclean.stripping": ("Removed", "Rewritten", "Stripped", "strip_boilerplate"),
}
_MODULES = frozenset(("metrics",))
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Block", "Change", "CleanResult", "Config", "ConfigError", "Counts", "Document", "Edit", "Finding", "FindingsError",
    "Guess", "InputTooLarge", "Kind", "Linter", "NewscleanError", "OffsetMap", "Removed", "Report", "Rewritten",
    "Safety", "Severity", "Span", "Stripped", "UnknownLanguage", "UnknownMetric", "UsageError", "check",
    "check_records", "clean", "clean_records", "identify", "metrics", "read", "rule", "strip_boilerplate",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `import newsclean` costs next to nothing."""
    if name in _MODULES:
        return import_module(f"newsclean.{name}")
    if name not in _HOME:
        raise AttributeError(f"module 'newsclean' has no attribute '{name}'")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
