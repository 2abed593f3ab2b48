"""What changed since a revision: git is asked, here and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from newsclean.changed_lines import ChangedLines, changed_lines
from newsclean.cli.options import STDIN
from newsclean.errors import NewscleanError, UsageError
from newsclean.files import read, read_stream

# No colours, no programs of the user's own, and the prefixes that the reader of patches knows, whatever is configured.
DIFF = (
    "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--src-prefix=a/",
    "--dst-prefix=b/",
)  # fmt: skip
NO_GIT = "--since asks git, which is not installed; --changed-lines reads a patch without it"
FETCH = "in CI fetch it first (actions/checkout: fetch-depth: 0)"


def changes(options: Mapping[str, Any], *, limit: int) -> ChangedLines:
    """Return the lines that a run is about; UsageError if that cannot be found out."""
    patch, revision = options["changed_lines"], options["since"]
    if patch is not None and revision is not None:
        raise UsageError("--changed-lines reads what changed and --since asks git; one of them is enough")
    if revision is not None:
        return since(revision)
    return changed_lines(_patch(patch, limit), name="--changed-lines" if patch == STDIN else patch)


def _patch(path: str, limit: int) -> bytes:
    if path == STDIN and sys.stdin is None:
        raise UsageError("standard input is closed")
    try:
        return read_stream(sys.stdin.buffer, limit=limit) if path == STDIN else read(path, limit=limit).data
    except (OSError, NewscleanError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{path}: {reason}") from error


def since(revision: str) -> ChangedLines:
    """Return what changed in the working tree since it left a revision; files that git does not know are new.

    UsageError where git, a repository or the revision is missing.
    """
    top = os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n"))
    start = _start(revision)
    found = changed_lines(_git(*DIFF, start, "--", folder=top), name=f"git diff {revision}", folder=top)
    names = _git("ls-files", "--others", "--exclude-standard", "-z", folder=top).split(b"\0")
    new = [os.path.realpath(os.path.join(top, os.fsdecode(name))) for name in names if name]  # noqa: PTH118 - any bytes
    return ChangedLines({**found.files, **dict.fromkeys(new)})


def _start(revision: str) -> str:
    """Return the commit where the working tree left a revision, or the revision if the history does not tell."""
    if revision.startswith("-"):
        raise UsageError(f"'{revision}' is no revision; main, HEAD~1 or a commit works")
    try:
        commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode("ascii").strip()
    except UsageError as error:
        raise UsageError(f"git knows no revision '{revision}'; main, HEAD~1 or a commit works; {FETCH}") from error
    try:
        return _git("merge-base", commit, "HEAD").decode("ascii").split()[0]
    except UsageError:  # a shallow clone, or no commit yet
        return commit


def _git(*arguments: str, folder: str | None = None) -> bytes:
    """Return what git prints; UsageError with what it says where it fails."""
    import subprocess

    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - git's own commands, and a revision that is no option
            ("git", *arguments),  # noqa: S607 - wherever it is installed
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError(NO_GIT) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError(f"git {arguments[0]}: {told or f'it ended with code {done.returncode}'}")
    return done.stdout
