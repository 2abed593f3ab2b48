"""LNG102 language-mismatch."""

from collections import Counter

from newsclean.langid import identify
from newsclean.model import Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.language import UNDETERMINED, alike, language

MOST = 0.7  # of the text must be in the other language: less is a bilingual page
SURE = 0.99  # probability; over 900 clean articles declared right it never was another language's
SAMPLE = 1200  # characters heard at most


@document_rule("LNG102", "language-mismatch", severity=Severity.ERROR)
def language_mismatch(document: Document, *, least: int = 300) -> Findings:
    """The text is not in the language that it is declared to be in.

    ## Why is this bad?
    Every rule, dictionary and model downstream works with the wrong language, and a corpus gets a foreign text.

    ## Example
    ```bad lang=fr
    The council met on Tuesday evening and passed the budget by one vote, after three hours of debate in the town
    hall. Residents had asked for lower taxes and better roads; the mayor promised both, but nobody in the room
    believed that the money would be there next year. The opposition called the evening a sad day for the town and
    announced that it would go to court.
    ```
    ```good lang=en
    The council met on Tuesday evening and passed the budget by one vote, after three hours of debate in the town
    hall. Residents had asked for lower taxes and better roads; the mayor promised both, but nobody in the room
    believed that the money would be there next year. The opposition called the evening a sad day for the town and
    announced that it would go to court.
    ```
    ```bad lang=en
    Городской совет собрался во вторник вечером и после трёх часов спора принял бюджет большинством в один голос.
    Жители просили снизить налоги и починить дороги; мэр обещал и то и другое, но никто в зале не верил, что деньги
    на это найдутся в будущем году. Оппозиция назвала этот вечер печальным для города и объявила, что пойдёт в суд.
    ```
    ```good lang=ru
    Городской совет собрался во вторник вечером и после трёх часов спора принял бюджет большинством в один голос.
    Жители просили снизить налоги и починить дороги; мэр обещал и то и другое, но никто в зале не верил, что деньги
    на это найдутся в будущем году. Оппозиция назвала этот вечер печальным для города и объявила, что пойдёт в суд.
    ```
    ```good lang=gl
    O concello reuniuse o martes pola noite e aprobou os orzamentos por un voto, despois de tres horas de debate. Os
    veciños pediran menos impostos e mellores estradas; a alcaldesa prometeu as dúas cousas, pero ninguén na sala cría
    que houbese cartos para iso o ano que vén. A oposición dixo que era un día triste e que irá ao xulgado.
    ```
    ```good lang=fr
    The council met on Tuesday.
    ```

    ## Fix
    None; declare the other language.

    ## Options
    `least`: characters that must be in the other language.

    ## Known problems
    Languages that are hard to tell apart (Danish and Norwegian, Czech and Slovak, Portuguese and Galician…) and those
    that cannot be identified are never reported.
    """
    sizes: Counter[str] = Counter()
    if all(block.language == document.language for block in document.blocks):
        return
    for block in document.blocks:
        sizes[block.language] += len(block.text)
    main, size = max(sizes.items(), key=lambda pair: (pair[1], pair[0]), default=(UNDETERMINED, 0))
    if main == UNDETERMINED or alike(main, document.language) or size < least or size < MOST * sizes.total():
        return
    sample = "\n".join(block.text for block in document.blocks if block.language == main)[: 3 * SAMPLE]
    found = identify(sample)
    share = sum(guess.probability for guess in found if alike(guess.language, main))
    if language(found[0].language) == language(main) and share >= SURE:
        yield Finding(None, f"the text is in “{main}”, not in “{document.language}”", safety=Safety.DISPLAY)
