"""Write docs/reference/languages.md: what newsclean knows of each language, and what it lacks.

Run without arguments: python scripts/build_language_page.py
"""

from pathlib import Path

from newsclean.langid.tags import SCRIPTS, known_tag
from newsclean.lexicon import Lexicon, languages, lexicon, partial_languages

PAGE = Path(__file__).parents[1] / "docs/reference/languages.md"
HEAD = """\
# Languages

A language with word lists has all rules; where a list is short, a rule finds less. Phrases are the whole lines,
openings and labels by which boilerplate is known; words are stop words, words that cannot end a sentence, abbreviations
and words that may stand twice; dates are the forms of months and weekdays. English phrases count in every language.

| tag | language | script | phrases | sections | words | dates | correlatives | identified |
|---|---|---|---|---|---|---|---|---|
"""
TAIL = """
Of these a few lists are written: words that cannot end a sentence, words that never stand twice, and headings that any
article may have. They are {partial}.

These are identified, and have no lists yet; only rules that need none apply to them: {others}.

No list has been reviewed by native speakers throughout. Corrections are one file each: `src/newsclean/lexicon/data`.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the page."""
    tables = [lexicon(tag) for tag in languages()]
    known = {known_tag(tag) for tag in (*languages(), *partial_languages())}
    others = ", ".join(f"`{tag}`" for tag in sorted(set(SCRIPTS) - known - {"nn"}))
    partial = ", ".join(f"`{tag}` {lexicon(tag).name}" for tag in partial_languages())
    return HEAD + "".join(map(row, tables)) + TAIL.format(others=others, partial=partial)


def row(table: Lexicon) -> str:
    """Return the row of a language."""
    cells = (
        f"`{table.language}`",
        f"{table.name} ({table.autonym})",
        table.script,
        f"{sum(map(len, table.phrases.values())):,}",
        len(table.sections),
        sum(map(len, (table.stop_words, table.dangling, table.abbreviations, table.doubles))),
        sum(map(len, (*table.months, *table.weekdays))),
        len(table.correlatives),
        "yes" if known_tag(table.language) else "no",
    )
    return f"| {' | '.join(map(str, cells))} |\n"


if __name__ == "__main__":
    main()
