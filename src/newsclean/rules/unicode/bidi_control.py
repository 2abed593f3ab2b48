"""UNI103 bidi-control."""

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.rules.unicode import named
from newsclean.text.patterns import lazy

MARKS = "\u200e\u200f\u061c"
OVERRIDES = "\u202d\u202e"
OPENERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
CLOSERS = "\u202c\u2069"
CONTROL = lazy(f"[{MARKS}{OPENERS}{CLOSERS}]")
RUN = lazy(f"[{MARKS}{OPENERS}{CLOSERS}]{{8,}}+|[{MARKS}{OPENERS}{CLOSERS}]")  # nobody writes eight in a row
RIGHT_TO_LEFT = lazy(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d5\u0710-\u072f\u0780-\u07a5\u07ca-\u07ea\u0840-\u0858\u08a0-\u08c9"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@block_rule("UNI103", "bidi-control", needs=MARKS + OPENERS + CLOSERS)
def bidi_control(block: Block) -> Findings:
    """An invisible control of the writing direction stands where all runs one way, or turns text around.

    ## Why is this bad?
    It splits words for search and comparison; an override makes a text read otherwise than it is stored, the trick
    known as Trojan Source.

    ## Example
    ```bad lang=en
    The mini⟦\u200f⟧ster said ⟦\u2066⟧yes⟦\u2069⟧.
    ```
    ```good lang=en
    The minister said yes.
    ```
    ```bad lang=ru
    Ми⟦\u200e⟧нистр сказал «да».
    ```
    ```good lang=ru
    Министр сказал «да».
    ```
    ```good lang=ar
    أعلنت شركة \u200eACME\u200e نتائجها، و\u202bقالت\u202c إنها جيدة.
    ```
    ```good lang=he
    חברת \u2066ACME\u2069 הודיעה\u200f.
    ```

    ## Fix
    The control is deleted. Safe in text without letters that run from right to left, save for U+202E, which such text
    is turned around by: unsafe. In text with such letters marks and balanced pairs stay, an unpaired control is
    unsafe to delete, and an override is shown only.
    """
    if RIGHT_TO_LEFT.search(block.text) is None:
        yield from _useless(block)
    elif not block.characters.isdisjoint(OPENERS + CLOSERS):
        yield from _doubtful(block)


def _useless(block: Block) -> Findings:
    for match in RUN.finditer(block.text):
        span = block.span(*match.span())
        safety = Safety.UNSAFE if "\u202e" in match[0] else Safety.SAFE
        what = f"direction control {named(match[0])}" if len(match[0]) == 1 else f"{len(match[0]):,} direction controls"
        yield Finding(span, f"{what} in left-to-right text", (Edit(span),), safety)


def _doubtful(block: Block) -> Findings:
    """Yield overrides and closers without an opener; what is open at the end of a block is closed by it."""
    depth = 0
    for match in CONTROL.finditer(block.text):
        span = block.span(*match.span())
        if match[0] in OVERRIDES:
            yield Finding(span, f"{named(match[0])} turns text around", safety=Safety.DISPLAY)
        if match[0] in CLOSERS and not depth:
            yield Finding(span, f"direction control {named(match[0])} closes nothing", (Edit(span),), Safety.UNSAFE)
        depth = max(0, depth + (match[0] in OPENERS) - (match[0] in CLOSERS))
