"""TYP411 number-grouping."""

from newsclean.model import Block, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code, primary
from newsclean.text.patterns import lazy

# Two groups of three or more, or one and a fraction behind another mark: what cannot be read in two ways. No dates,
# addresses of computers, versions, nor digits that go on.
NUMBER = lazy(
    r"(?<![\w.,’'/:-])(?<!\d[ \xa0\u202f])\d{1,3}(?P<mark>[., \xa0\u202f’'])\d{3}"
    r"(?:(?:(?P=mark)\d{3}){1,6}(?:(?!(?P=mark))[.,]\d{1,6})?|(?!(?P=mark))[.,]\d{1,6})"
    r"(?![\d/:-]|[.,’' \xa0\u202f]\d)"
)
GROUPS = {" ": " ", "\xa0": " ", "\u202f": " ", "’": "’", "'": "’"}  # as they are counted; the others are themselves
# Which signs part thousands, by CLDR 47 and style books; a thin space is the way of ISO 80000 everywhere.
COMMA, STOP, BLANK = (
    frozenset(["en", "he", "hi", "ja", "ko", "th", "zh"]),
    frozenset(["da", "de", "el", "es", "id", "is", "it", "nl", "no", "pt", "ro", "sl", "sr", "hr", "bs", "tr", "vi"]),
    frozenset(
        [
            "be",
            "bg",
            "cs",
            "de",
            "es",
            "et",
            "fi",
            "fr",
            "hu",
            "it",
            "lt",
            "lv",
            "no",
            "pl",
            "pt",
            "ru",
            "sk",
            "sv",
            "uk",
        ]
    ),
)
APOSTROPHE = frozenset(["de", "fr", "it"])  # Switzerland


@block_rule("TYP411", "number-grouping", severity=Severity.INFO, default=False, needs=".,’' \xa0\u202f")
def number_grouping(block: Block) -> Findings:
    """A number's thousands are parted by a sign that the language reads as another.

    ## Why is this bad?
    “1.250,5” and “1,250.5” are one number in two conventions; in the wrong one it is read as a thousandth part or not
    at all. The rule is off unless it is asked for.

    ## Example
    ```bad lang=de
    Das Werk kostet ⟦1,250,000⟧ Euro.
    ```
    ```bad lang=en
    The plant costs ⟦1.250.000,50⟧ euros.
    ```
    ```good lang=de
    Das Werk kostet 1.250.000 oder 1 250 000 Euro, in Bern 1’250’000 Franken.
    ```
    ```good lang=en
    It costs 1,250,000 euros, or 1,250.50 a head; see 192.168.100.200, version 1.250 and 12.05.2024.
    ```
    ```good lang=ru
    Завод стоит 1 250 000 рублей, в среднем 1 250,50 на человека.
    ```
    ```good lang=zh
    工厂耗资1,250,000元。
    ```

    ## Fix
    None: a number is never written anew by a guess.

    ## Known problems
    One group without fraction (1.250, 1,250) can be read in two ways and is left alone.
    """
    allowed = _allowed(primary(block.language))
    for match in NUMBER.finditer(block.text) if allowed and not is_code(block) else ():
        mark = GROUPS.get(match["mark"], match["mark"])
        if mark not in allowed and not _is_address(match[0]):
            message = f"thousands parted by “{mark}”, which is not this language's way"
            yield Finding(block.span(*match.span()), message, safety=Safety.DISPLAY)


def _allowed(language: str) -> str:
    """Return the signs that may part thousands; none for a language that is not known."""
    signs = zip(",. ’", (COMMA, STOP, BLANK, APOSTROPHE), strict=True)
    found = "".join(sign for sign, languages in signs if language in languages)
    return found and found + " "


def _is_address(number: str) -> bool:
    """Tell whether it may be the address of a computer: four numbers below 256."""
    parts = number.split(".")
    return len(parts) == 4 and all(part.isdecimal() and int(part) < 256 for part in parts)  # noqa: PLR2004
