"""Write docs/rules: a page for every rule out of its docstring, their index, and their place in mkdocs.yml.

Run without arguments: python scripts/build_rule_pages.py; with --check nothing is written, and what is stale is named.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from written_pages import ROOT, keep

from newsclean.manual import Page, own_pages, page_of
from newsclean.manual.markdown import markdown
from newsclean.manual.notices import OWN
from newsclean.rules import FAMILIES, registry

FOLDER = ROOT / "docs/rules"
SITE = ROOT / "mkdocs.yml"
BEGIN, END = "      # rules, written by scripts/build_rule_pages.py\n", "      # end of rules\n"
ABOUT: Mapping[str, str] = {
    "encoding": "Damage that a wrong charset leaves.",
    "unicode": "Characters that cannot be seen, or are not the ones they look like.",
    "markup": "What markup, templates and programs leave in a text.",
    "boilerplate": "What stands around an article, or between its paragraphs, and is no part of it.",
    "cut": "Words that are missing.",
    "duplicate": "Words, sentences, paragraphs and texts that stand twice.",
    "structure": "Paragraphs, lines, headings and capitals.",
    "typography": "Marks and spaces, judged by the rest of the text. `TYP4` holds a language's conventions and is off.",
    "language": "Which language a text, a title or a paragraph is in.",
    "dates": "Dates that contradict themselves, the calendar or the day of publication.",
    OWN: "What newsclean finds of its own work: suppressions, baselines, files. Always on, and never silenced.",
}
HEAD = """\
# Rules

Every rule has a code and a name; both work wherever a rule is named, and so do prefixes (`ENC`, `BPL4`) and families.
`newsclean rule CODE` prints the same pages. A code is never used for another rule, so `rules/CODE` is an address to
keep.

On every page *Found* is a text with the defect, its places highlighted; *As it should be* is the same text without it,
and what a repair makes of it where there is one; *Left alone* looks like the defect and is none. All of them are run as
tests.

*Repair* tells how often a rule repairs what it finds. *Safe* repairs are made by `check --fix` and `clean`, *unsafe*
ones with `--unsafe-fixes`, boilerplate also by `clean`; what is *shown only* is left to you.
[How far a repair can be trusted](../explanation/repairs.md) has the reasons.
"""


def main() -> None:
    """Write the pages."""
    pages = all_pages()
    keep({**files(pages), SITE: site(pages)}, there=FOLDER.glob("*.md"))


def all_pages() -> list[Page]:
    """Return the pages of all rules of newsclean, and of its own findings."""
    return [*map(page_of, registry().values()), *own_pages()]


def files(pages: Sequence[Page]) -> dict[Path, str]:
    """Return the files of pages and of their index."""
    written = {FOLDER / f"{page.code}.md": markdown(page, pages, is_site=True) for page in pages}
    return {FOLDER / "index.md": index(pages)} | written


def index(pages: Iterable[Page]) -> str:
    """Return the page that lists the others by family."""
    families = groupby(pages, key=lambda page: page.family)
    return HEAD + "".join(f"\n{_family(name, list(members))}" for name, members in families)


def _family(name: str, pages: Sequence[Page]) -> str:
    prefix = FAMILIES.get(name, "NCL")
    rows = "".join(f"| [{p.code}]({p.code}.md) | {p.name} | {_summary(p)} | {p.repair} |\n" for p in pages)
    return f"## {prefix} {name}\n\n{ABOUT[name]}\n\n| code | name | finds | repair |\n|---|---|---|---|\n{rows}"


def _summary(page: Page) -> str:
    off = "" if page.default else " *(off by default)*"
    return page.summary.replace("|", "\\|") + off


def site(pages: Iterable[Page]) -> str:
    """Return mkdocs.yml with the pages in their place."""
    before, begin, rest = SITE.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    return before + begin + "".join(_entries(pages)) + end + after


def _entries(pages: Iterable[Page]) -> Iterable[str]:
    for family, members in groupby(pages, key=lambda page: page.family):
        yield f"      - {FAMILIES.get(family, 'NCL')} {family}:\n"
        yield from (f"          - {page.code} {page.name}: rules/{page.code}.md\n" for page in members)


if __name__ == "__main__":
    main()
