"""STR201 hard-wrapped-lines."""

from __future__ import annotations

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.rules.structure import is_hyphenated, line_ends, writes_spaces


@block_rule("STR201", "hard-wrapped-lines", needs="\n\r")
def hard_wrapped_lines(block: Block) -> Findings:
    """The lines of a paragraph are broken at a fixed width.

    ## Why is this bad?
    The breaks come from a terminal, a mail or a column of print; on any other width they tear the text, and a search
    for two words finds nothing where a line ends between them.

    ## Example
    ```bad lang=en
    ⟦The council met on Tuesday evening and voted for
    the new tram line between the station and the old
    harbour. The work is to begin in May and will last
    for about two years.⟧
    ```
    ```good lang=en
    The council met on Tuesday evening and voted for the new tram line between the station and the old harbour. The work is to begin in May and will last for about two years.
    ```
    ```bad lang=ja
    ⟦市議会は火曜日の夜に会合を開き、駅と旧港を結ぶ新しい路面電車
    の路線を可決した。工事は五月に始まり、およそ二年間続く見通し
    で、市は住民への説明会を開く予定だ。⟧
    ```
    ```good lang=ja
    市議会は火曜日の夜に会合を開き、駅と旧港を結ぶ新しい路面電車の路線を可決した。工事は五月に始まり、およそ二年間続く見通しで、市は住民への説明会を開く予定だ。
    ```
    ```good lang=en
    Roses are red
    and the night is long,
    a poem
    keeps its lines.
    ```
    ```good lang=ru
    Состав команды
    Вратарь Иванов
    Защитник Петров, капитан
    Нападающий Сидоров
    ```

    ## Fix
    Each line end becomes a space, or nothing between two characters of a script without spaces. Safe: a paragraph is
    taken for wrapped only if the next line's first word never fitted. A hyphen at a line end is another rule's.
    """  # noqa: E501 - a repaired paragraph is one line
    edits = []
    for end in line_ends(block):
        before, after = block.text[end.start() - 1 : end.start()], block.text[end.end() : end.end() + 1]
        if before and after and not is_hyphenated(block.text, end):
            edits.append(Edit(block.span(*end.span()), " " if writes_spaces(before, after) else ""))
    if edits:
        yield Finding(block.whole, f"paragraph broken into {len(edits) + 1} lines", tuple(edits), Safety.SAFE)
