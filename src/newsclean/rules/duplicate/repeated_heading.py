"""DUP105 repeated-heading."""

from __future__ import annotations

from collections import Counter

from newsclean.lexicon.phrases import hits
from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.duplicate import copies, copy_finding, is_heading_like
from newsclean.text.density import weight

MIN_HEADING = 4  # characters; shorter lines are numbers, initials and ornaments
MOST_APART = 3  # repeated lines in one text; more are its matter: nominees, teams, goods
MIN_SINGLE = 20  # letters of a heading of one word that comes back further down: shorter ones name speakers
MOST_TIMES = 2  # a line that comes back so often is a pattern: speakers of an interview, refrains, scores
READ_ALSO = "related"


@document_rule("DUP105", "repeated-heading", sees_boilerplate=True)
def repeated_heading(document: Document) -> Findings:
    """A heading stands twice in the text.

    ## Why is this bad?
    One of the two has lost its section, or the page printed it twice; in an outline both look like a section.

    ## Example
    ```bad lang=en
    Ministers agree on a plan for the forests

    The plan goes to parliament in the autumn, the minister said.

    What the critics say

    ⟦What the critics say⟧

    Farmers fear higher costs and less rain in the summer months to come.
    ```
    ```good lang=en
    Ministers agree on a plan for the forests

    The plan goes to parliament in the autumn, the minister said.

    What the critics say

    Farmers fear higher costs and less rain in the summer months to come.
    ```
    ```bad lang=fr
    Les ministres s’accordent sur un plan pour la forêt

    Ce que disent les critiques

    Les agriculteurs craignent des coûts plus élevés et moins de pluie cet été.

    ⟦Ce que disent les critiques⟧
    ```
    ```good lang=fr
    Les ministres s’accordent sur un plan pour la forêt

    Ce que disent les critiques

    Les agriculteurs craignent des coûts plus élevés et moins de pluie cet été.
    ```
    ```good lang=ar
    ماذا يقول النقاد

    يخشى المزارعون ارتفاع التكاليف وقلة الأمطار في الصيف المقبل.
    ```
    ```good lang=en
    Reporter

    What will you do first after the vote in the council?

    Mayor

    We will talk to the people who live along the new line.

    Reporter

    And what will you do after you have talked to all of them?

    Mayor

    Then the work on the rails can start in the spring.

    Reporter

    Thank you for the conversation and for the coffee.
    ```

    ## Fix
    The later one goes: safe right behind the first, at the end of the text, where nothing stands under it, or when the
    first opens the text; unsafe elsewhere. A line that asks to read on ("read also") is shown only; another rule
    takes it out.
    """
    pairs = [(first, index) for first, index in copies(document) if first != document.title]
    times = Counter(first for first, _ in pairs)
    is_list = sum(index > first + 1 for first, index in pairs) > MOST_APART
    for first, index in pairs:
        if times[first] >= MOST_TIMES or not is_heading_like(document.blocks[first]):
            continue
        if is_list and index > first + 1:
            continue
        finding = _judged(document, first, index)
        if finding:
            yield finding


def _judged(document: Document, first: int, index: int) -> Finding | None:
    block = document.blocks[index]
    if weight(block.text) < MIN_HEADING or not is_heading_like(block) or not any(map(str.isalpha, block.text)):
        return None
    found = hits(block.text, document.language_of(block))
    message = "heading stands twice in the text"
    if any(hit.function == READ_ALSO for hit in found):
        return Finding(block.whole, message, safety=Safety.DISPLAY, related=(document.blocks[first].whole,))
    if any(hit.whole for hit in found):
        return None
    ends_here = index == first + 1 or index + 1 == len(document.blocks) or first == 0
    if not ends_here and len(block.text.split()) == 1 and weight(block.text) < MIN_SINGLE:
        return None
    return copy_finding(document, (first, index), message, Safety.SAFE if ends_here else Safety.UNSAFE)
