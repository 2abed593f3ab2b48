"""ENC105 charset-mixup."""

from newsclean.langid.mixups import mix_ups
from newsclean.model import Document, Edit, Finding, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.encoding import shown
from newsclean.text.double_bytes import KATAKANA, READ_AS_HAN

NEEDS = frozenset(map(chr, range(0xC0, 0x100))) | frozenset("®Ґ°±²³¹¾ªº¤‚ПЕБЙОФ") | READ_AS_HAN | KATAKANA


@document_rule("ENC105", "charset-mixup", severity=Severity.ERROR, needs=NEEDS)
def charset_mixup(document: Document) -> Findings:
    """Text in a code page of one alphabet was read as another's.

    ## Why is this bad?
    The words are unreadable, and nothing that looks for them finds them.

    ## Example
    ```bad lang=ru
    ⟦Ìýð ãîðîäà âûñòóïèë íà çàñåäàíèè ñîâåòà.⟧
    ```
    ```good lang=ru
    Мэр города выступил на заседании совета.
    ```
    ```bad lang=cs
    ⟦Rada mìsta vèera schválila rozpoèet na pøíští rok, øekl mluvèí.⟧
    ```
    ```good lang=cs
    Rada města včera schválila rozpočet na příští rok, řekl mluvčí.
    ```
    ```good lang=is
    Þórður Þráinsson sagði að fjárhagsáætlunin yrði samþykkt í næstu viku.
    ```
    ```good lang=fr
    À l’été, la Forêt-Noire et l’Île-de-France ont été très touchées.
    ```
    ```good lang=cs
    Città di Castello a Müller přijeli včera.
    ```

    ## Fix
    The block is written in the page it was meant in. Safe: all of it is, and what it says then is told to be in a
    language of that page: by the n-grams of the language, or by its commonest words where it is alone with its script.
    Pages: windows-1250, 1251, 1253 to 1257, 874, ISO 8859-2 and 8859-13, KOI8-R and DOS 866, read as windows-1252; the
    Cyrillic ones also as one another. Those of Latin alphabets are undone in a text known to be in one of their
    languages.
    """
    found = mix_ups(document, characters_in(document))
    for block in document.blocks if found else ():
        if block.start in found:
            text, page, read_as = found[block.start]
            message = f"{page} read as {read_as}: “{shown(block.text)}” stands for “{shown(text)}”"
            yield Finding(block.whole, message, (Edit(block.whole, text),))
