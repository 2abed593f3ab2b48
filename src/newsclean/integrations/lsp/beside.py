"""Entries that ignore a finding from outside the text: in the file beside it, or in the configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from newsclean.errors import NewscleanError
from newsclean.files import read
from newsclean.integrations.lsp import ignoring
from newsclean.integrations.lsp.checking import Judged
from newsclean.integrations.lsp.documents import OpenDocument
from newsclean.integrations.lsp.edits import FileChange, uri_of
from newsclean.integrations.lsp.positions import Lines
from newsclean.model import Finding

Opened = Callable[[str], OpenDocument | None]
GLOB = re.compile(r"[*?\[\]\\!#]|[ ](?=\Z)")  # what a pattern of gitignore takes for more than itself


def in_sidecar(judged: Judged, finding: Finding, opened: Opened) -> tuple[FileChange, ...]:
    """Return the change to the file beside the text that silences a finding; nothing if none can be written."""
    if judged.document.path is None:
        return ()
    suppression = ignoring.entry(judged, finding)
    table = ignoring.table(suppression, head="ignore") if suppression else ""
    return _appended(ignoring.sidecar(judged.document.path), table, judged, opened)


def in_configuration(judged: Judged, finding: Finding, opened: Opened) -> tuple[FileChange, ...]:
    """Return the change to the configuration that silences a finding in this file; nothing if none can be written."""
    job = judged.job
    suppression = ignoring.entry(judged, finding) if job else None
    if job is None or suppression is None:
        return ()
    config = Path(job.config.path).absolute()
    try:
        below = Path(os.path.relpath(job.path, config.parent)).as_posix()
    except ValueError:  # another drive
        return ()
    if below.startswith(os.pardir):
        return ()
    head = "tool.newsclean.ignore" if config.name == "pyproject.toml" else "ignore"
    pattern = "/" + GLOB.sub(r"\\\g<0>", below)
    return _appended(config, ignoring.table(suppression, head=head, files=(pattern,)), judged, opened)


def _appended(path: Path, table: str, judged: Judged, opened: Opened) -> tuple[FileChange, ...]:
    """Return the change that puts a table behind what a file holds, be it open or not; the file may be new."""
    uri = uri_of(str(path))
    known = opened(uri)
    text = known.text if known else _text_of(path)
    if not table or text is None or not ignoring.can_be_appended(table, text, path=str(path)):
        return ()
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    at = Lines(text, judged.document.encoding).position(len(text))
    edit = types.TextEdit(types.Range(at, at), gap + table)
    return (FileChange(uri, (edit,), known.version if known else None, is_new=not known and not path.exists()),)


def _text_of(path: Path) -> str | None:
    """Return what a file holds, nothing of one that is not there; None if it cannot be read."""
    try:
        return read(str(path)).data.decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, NewscleanError, UnicodeError):
        return None
