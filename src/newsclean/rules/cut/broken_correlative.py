"""CUT105 broken-correlative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import running
from newsclean.text.sentences import sentences

TURNS = frozenset(",;:—–(")  # behind one of them the second half may come without its word


@document_rule("CUT105", "broken-correlative")
def broken_correlative(document: Document) -> Findings:
    """A sentence announces two things ("non seulement …") and ends after the first.

    ## Why is this bad?
    The second half ("mais aussi …") is lost, or a full stop has cut it off.

    ## Example
    ```bad lang=fr
    Le pays évite ⟦non seulement de participer lui-même.⟧ de telles ventes appellent aussi les autres à cesser.
    ```
    ```good lang=fr
    Le pays évite non seulement de participer lui-même, mais appelle aussi les autres à cesser.
    ```
    ```bad lang=fr
    La ville veut ⟦non seulement réparer le pont.⟧ Les travaux dureront un an.
    ```
    ```good lang=fr
    La ville veut non seulement réparer le pont. Mais elle veut aussi en bâtir un autre.
    ```
    ```good lang=fr
    Le projet n’est pas seulement une affaire de la ville.
    ```
    ```bad lang=de
    Die Stadt will ⟦sowohl die Brücke erneuern.⟧ Die Arbeiten dauern ein Jahr.
    ```
    ```good lang=de
    Die Stadt will sowohl die Brücke erneuern als auch den Hafen. Das gilt nicht nur für Berlin.
    ```
    ```good lang=ru
    Это касается не только столицы.
    ```

    ## Fix
    Shown only: the words are gone, or stand in the next sentence.

    ## Known problems
    Only expressions that need their second half are read, in 13 languages, and only in sentences without a comma.
    """
    for _, block in running(document):
        language = document.language_of(block)
        if any(opening in block.text for opening in _openings(language)):
            yield from _in_block(block, language)


def _in_block(block: Block, language: str) -> Iterator[Finding]:
    places = list(sentences(block.text, lexicon(language).abbreviations))
    followers = [block.text[start:end] for start, end in places[1:]] + [""]
    for (start, end), following in zip(places, followers, strict=True):
        for first, second in _patterns(language):
            match = first.search(block.text, start, end)
            if match is None:
                continue
            rest = block.text[match.end() : end]
            if TURNS.isdisjoint(rest) and not second.search(rest) and not second.match(following):
                message = f'"{match[0]}" without its second half'
                yield Finding(block.span(match.start(), end), message, safety=Safety.DISPLAY)


@lru_cache(maxsize=256)
def _openings(language: str) -> tuple[str, ...]:
    """Return the first halves as they may be written, by which most texts are passed over."""
    obligatory = (opening for pair in lexicon(language).correlatives for opening in pair.both)
    return tuple(form for opening in obligatory for form in (opening, opening.capitalize()))


@lru_cache(maxsize=256)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return a pattern of the first half and one of the second for each correlative that needs both."""
    return tuple((_words(pair.both), _words(pair.second)) for pair in lexicon(language).correlatives if pair.both)


def _words(forms: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
