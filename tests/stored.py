"""Texts that tests compare with, one file each; UPDATE_SNAPSHOTS=1 stores what the tests got instead."""

import os
from pathlib import Path

SNAPSHOTS = Path(__file__).parent / "snapshots"


def assert_stored(name: str, text: str) -> None:
    """Compare a text with the stored one of that name."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
