"""Pages that scripts write: put them in their place, or tell which of them are stale."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def keep(wanted: Mapping[Path, str], *, there: Iterable[Path] = ()) -> None:
    """Write files, and take away those `there` that are no longer wanted; with --check only name what would change."""
    stale = sorted(path for path in {*wanted, *there} if wanted.get(path) != _text(path))
    if "--check" in sys.argv:
        names = "".join(f"\n  {path.relative_to(ROOT)}" for path in stale)
        sys.exit(f"stale, run python scripts/{Path(sys.argv[0]).name}:{names}" if stale else 0)
    for path in stale:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
