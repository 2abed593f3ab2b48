"""How bad a finding is, and how far its repair may be trusted."""

from enum import StrEnum


class Safety(StrEnum):
    """How far an edit may be trusted."""

    SAFE = "safe"  # restores what was damaged, or removes what is provably not text
    UNSAFE = "unsafe"  # a heuristic that removes or alters visible words
    DISPLAY = "display"  # shown only


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"  # the text is damaged, or is not the article
    WARNING = "warning"  # a likely defect
    INFO = "info"  # style and metrics

    @property
    def rank(self) -> int:
        """Return 0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self)
