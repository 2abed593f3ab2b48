"""The command: `python -m benchmarks extraction PAGES` and `python -m benchmarks lines FOLDER`."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.data import DataError, read_cases
from benchmarks.extraction import compare
from benchmarks.lines import compare_lines
from benchmarks.peers import PEERS, find_peer
from benchmarks.plot import quality_plot
from benchmarks.tables import extraction_report, lines_report

Files = dict[str, str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a benchmark, print its table and write its files."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        files = _extraction(options) if options.benchmark == "extraction" else _lines(options)
    except (DataError, OSError) as error:
        parser.error(str(error))
    sys.stdout.write(files[f"{options.benchmark}.md"])
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (options.out / name).write_text(content, encoding="utf-8")


def _extraction(options: argparse.Namespace) -> Files:
    cases = read_cases(options.folder, sets=options.sets, limit=options.max)
    comparison = compare(cases, options.peers, note=_note)
    if not comparison.peers:
        raise DataError(f"nothing was measured: no page with gold in {options.folder}, or no peer is installed")
    return {
        "extraction.md": extraction_report(comparison),
        "extraction.json": _json(asdict(comparison)),
        "extraction.svg": quality_plot(comparison),
    }


def _lines(options: argparse.Namespace) -> Files:
    flavours = compare_lines(options.folder, limit=options.max)
    return {"lines.md": lines_report(flavours), "lines.json": _json([asdict(flavour) for flavour in flavours])}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _note(message: str) -> None:
    sys.stderr.write(message + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="newsclean beside its peers")
    benchmarks = parser.add_subparsers(dest="benchmark", required=True)
    extraction = benchmarks.add_parser("extraction", help="quality and speed on pages with gold")
    extraction.add_argument("--peers", nargs="+", type=_peer, default=list(PEERS), help=", ".join(PEERS))
    extraction.add_argument("--sets", nargs="+", default=[], help="data sets to use (all)")
    lines = benchmarks.add_parser("lines", help="which lines of extracted text are kept")
    for command in (extraction, lines):
        command.add_argument("folder", type=Path, help="data, as benchmarks/README.md tells")
        command.add_argument("--max", type=_count, metavar="N", help="pages of each data set (all)")
        command.add_argument("--out", type=Path, metavar="DIR", help="write tables, figures and plot there")
    return parser


def _peer(name: str) -> str:
    try:
        find_peer(name)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return name


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is needed, got {text!r}")
    return int(text)


if __name__ == "__main__":
    main()
