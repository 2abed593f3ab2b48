"""LNG101 undetermined-language."""

from newsclean.model import Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.language import UNDETERMINED, letters


@document_rule("LNG101", "undetermined-language", severity=Severity.INFO)
def undetermined_language(document: Document, *, least: int = 200) -> Findings:
    """The language of a text of some length cannot be told.

    ## Why is this bad?
    Only the rules that hold for every language were run. A text nobody can identify is often no text: a table of
    symbols, letters that a font of its own shows as others, typing on the wrong keyboard, mojibake.

    ## Example
    ```bad
    uxj ifj"kn dh cSBd eaxyokj dh 'kke dks gqbZ vkSj rhu ?kaVs dh cgl ds ckn ctV ,d oksV ls ikfjr fd;k x;kA yksxksa us
    de dj vkSj vPNh lM+dksa dh ek¡x dh Fkh( egkikSj us nksuksa dk oknk fd;k] ysfdu fdlh dks fo'okl ugha Fkk fd vxys lky
    blds fy, iSlk gksxkA foi{k us dgk fd og U;k;ky; tk,xkA
    ```
    ```bad
    Ujhjlcrjq cjdtn cj,hfkcz dj dnjhybr dtxthjv b gjckt nh`[ xfcjd cgjhf ghbyzk ,.l;tn ,jkmibycndjv d jlby ujkjc/ :bntkb
    ghjcbkb cybpbnm yfkjub b gjxbybnm ljhjub$ v'h j,tofk b nj b lheujt? yj ybrnj d pfkt yt dthbk? xnj ltymub yf 'nj
    yfqlencz d ,eleotv ujle/ Jggjpbwbz yfpdfkf 'njn dtxth gtxfkmysv lkz ujhjlf b j,]zdbkf? xnj gjql`n d cel/
    ```
    ```good
    The council met on Tuesday evening and passed the budget by one vote, after three hours of debate in the town
    hall about schools, roads, taxes and the price of water, which nobody in the room had expected to end so late.
    ```
    ```good
    ምክር ቤቱ ትናንት ተወያየ።
    ```
    ```good lang=am
    ምክር ቤቱ ትናንት ማክሰኞ ምሽት ስለ አዲሱ በጀት ለሦስት ሰዓታት ተወያየ። ከንቲባው ለትምህርት ቤቶች እና ለመንገዶች ተጨማሪ ገንዘብ እንደሚያስፈልግ ተናገሩ።
    ```

    ## Fix
    None; state the language.

    ## Options
    `least`: letters that a text must have to be reported.
    """
    if document.language == UNDETERMINED and letters(document.text) >= least:
        message = "the language cannot be told; only language-neutral rules were run"
        yield Finding(None, message, safety=Safety.DISPLAY)
