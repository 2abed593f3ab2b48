"""LNG301 wrong-script."""

from collections import Counter
from collections.abc import Sequence

from newsclean.langid.tags import known_tag
from newsclean.model import Block, Document, Finding, Safety
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.language import EAST_ASIAN, UNDETERMINED, foreign_blocks, is_sentence, language, letters
from newsclean.text.scripts import NO_SCRIPT, script_of, script_of_character

TWO_SCRIPTS = frozenset(
    ("az", "bs", "kk", "mn", "ro", "sh", "sr", "tg", "tk", "tt", "uz")
)  # Latin and Cyrillic are both in use


@document_rule("LNG301", "wrong-script")
def wrong_script(document: Document, *, least: int = 60) -> Findings:
    """A paragraph is in another script than the article.

    ## Why is this bad?
    It is in another language, transliterated or typed with the wrong keyboard; it belongs to the page, not to the text.

    ## Example
    ```bad lang=ru
    Городской совет собрался во вторник вечером и после трёх часов спора принял бюджет большинством в один голос.

    ⟦Zhiteli prosili snizit nalogi i pochinit dorogi, no nikto v zale ne veril, chto dengi na eto naydutsya.⟧

    Оппозиция назвала этот вечер печальным для города и объявила, что пойдёт в суд.
    ```
    ```bad lang=th
    สภาเมืองประชุมเมื่อคืนวันอังคารและอนุมัติงบประมาณด้วยคะแนนเสียงมากกว่าเพียงเสียงเดียวหลังถกเถียงกันสามชั่วโมง

    ⟦The residents had asked for lower taxes and better roads, but nobody believed that the money was there.⟧

    ฝ่ายค้านกล่าวว่าเป็นวันที่น่าเศร้าสำหรับเมืองและจะนำเรื่องขึ้นสู่ศาลปกครองในสัปดาห์หน้า
    ```
    ```good lang=ru
    Компания «Yandex» выпустила смартфон Galaxy Note Ultra Plus.

    Городской совет собрался во вторник вечером и принял бюджет большинством в один голос.
    ```
    ```good lang=ja
    市議会は火曜日の夜に開かれ、三時間の議論の末、一票差で予算を可決した。

    市民税減税決定道路整備予算可決
    ```

    ## Fix
    Shown only.

    ## Options
    `least`: letters of a paragraph that is reported; a shorter line may be a name, an address or a title.
    """
    long = [block for block in _doubtful(document) if len(block.text) >= least and letters(block.text) >= least]
    if not long:
        return
    home = _home(document)
    for block in long:
        script = script_of(block.text)
        if not _alike(script, home, document.language) and is_sentence(block.text, UNDETERMINED):
            yield Finding(block.whole, f"paragraph in the script {script} in a text in {home}", safety=Safety.DISPLAY)


def _doubtful(document: Document) -> Sequence[Block]:
    """Return the blocks that may be in another script: any, where the language has no profile to compare with."""
    if known_tag(document.language) is not None:
        return list(foreign_blocks(document))
    scripts = set(map(script_of_character, characters_in(document))) - {NO_SCRIPT}
    return document.blocks if len(scripts) > 1 else ()


def _home(document: Document) -> str:
    """Return the script of most blocks; by characters Chinese would count less than it says."""
    scripts = Counter(script_of(block.text) for block in document.blocks)
    return min(scripts, key=lambda script: (-scripts[script], script))


def _alike(script: str, home: str, tag: str) -> bool:
    if script == home or EAST_ASIAN.issuperset((script, home)):
        return True
    return language(tag) in TWO_SCRIPTS and {script, home} == {"Latn", "Cyrl"}
