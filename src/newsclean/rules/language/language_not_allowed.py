"""LNG103 language-not-allowed."""

from collections.abc import Iterator, Sequence

from newsclean.langid import identify
from newsclean.langid.tags import known_tag
from newsclean.model import Block, Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.language import UNDETERMINED, alike, is_sentence
from newsclean.text.density import is_dense, weight
from newsclean.text.patterns import lazy

# One language by another name each: of 24 Serbian articles in Latin letters nine are taken for one of the others.
ONE = frozenset(("bs", "hr", "sh", "sr", "sr-latn"))
WORDS = 8  # of a paragraph; a line of markup and addresses has fewer
REGION = lazy(r"[a-z]{2}|[0-9]{3}")


@document_rule("LNG103", "language-not-allowed")
def language_not_allowed(
    document: Document, *, allowed: tuple[str, ...] = (), blocks: bool = False, least: int = 60
) -> Findings:
    """The article is in a language that the collection must not have.

    ## Why is this bad?
    A corpus of some languages gets texts that its readers and models cannot use: a feed changed its language, an
    agency's text was not translated.

    ## Example
    ```bad lang=es allowed=fr,en
    El ayuntamiento aprobó el presupuesto el martes por la noche, por un solo voto y tras tres horas de debate.
    ```
    ```good lang=es allowed=fr,en,es
    El ayuntamiento aprobó el presupuesto el martes por la noche, por un solo voto y tras tres horas de debate.
    ```
    ```bad allowed=ru
    Міська рада зібралася у вівторок увечері й після трьох годин суперечок ухвалила бюджет більшістю в один голос.
    ```
    ```good lang=es
    El ayuntamiento aprobó el presupuesto el martes por la noche, por un solo voto y tras tres horas de debate.
    ```
    ```bad lang=pt-PT allowed=pt-BR
    A câmara municipal aprovou o orçamento na terça-feira à noite, por um só voto e depois de três horas de debate.
    ```
    ```good lang=pt-BR allowed=pt
    A câmara municipal aprovou o orçamento na terça-feira à noite, por um só voto e depois de três horas de debate.
    ```
    ```good lang=pt allowed=pt-BR
    A câmara municipal aprovou o orçamento na terça-feira à noite, por um só voto e depois de três horas de debate.
    ```
    ```bad lang=zh allowed=zh-TW,en
    市议会星期二晚上开会,经过三个小时的辩论,以一票之差通过了预算。居民要求降低税收、修好道路,市长两样都答应了。
    ```
    ```good lang=zh-Hant allowed=zh-TW,en
    市議會星期二晚上開會,經過三個小時的辯論,以一票之差通過了預算。居民要求降低稅收、修好道路,市長兩樣都答應了。
    ```
    ```good lang=nb allowed=no
    Kommunestyret møttes tirsdag kveld og vedtok budsjettet med én stemmes overvekt etter tre timers debatt i salen.
    ```
    ```bad lang=fr allowed=fr blocks=true
    Le conseil municipal s’est réuni mardi soir et a voté le budget à une voix près, après trois heures de débat.

    ⟦The residents had asked for lower taxes and better roads, but nobody believed that the money was there.⟧

    L’opposition a parlé d’un triste jour pour la ville et a annoncé qu’elle saisirait le tribunal administratif.
    ```
    ```good lang=fr allowed=fr
    Le conseil municipal s’est réuni mardi soir et a voté le budget à une voix près, après trois heures de débat.

    The residents had asked for lower taxes and better roads, but nobody believed that the money was there.

    L’opposition a parlé d’un triste jour pour la ville et a annoncé qu’elle saisirait le tribunal administratif.
    ```
    ```good lang=fr allowed=fr,en blocks=true
    Le conseil municipal s’est réuni mardi soir et a voté le budget à une voix près, après trois heures de débat.

    The residents had asked for lower taxes and better roads, but nobody believed that the money was there.

    L’opposition a parlé d’un triste jour pour la ville et a annoncé qu’elle saisirait le tribunal administratif.
    ```
    ```good lang=hr allowed=sr,en
    Gradsko vijeće sastalo se u utorak navečer i nakon tri sata rasprave usvojilo proračun jednim glasom više u dvorani.
    ```
    ```bad lang=sr allowed=hr
    Градско веће се састало у уторак увече и усвојило буџет с једним гласом разлике, после три сата расправе у сали.
    ```
    ```good lang=es allowed=fr
    Presupuesto aprobado.
    ```
    ```good allowed=fr
    12 345 678 — 90 % — 12 345 678 — 90 % — 12 345 678 — 90 % — 12 345 678 — 90 % — 12 345 678 — 90 % — 12 345 678
    ```
    ```good lang=gl allowed=gl blocks=true
    O concello reuniuse o martes pola noite e aprobou os orzamentos por un voto, despois de tres horas de debate.
    ```

    ## Fix
    None; leave the text out, or allow its language.

    ## Options
    `allowed`: BCP 47 tags; none given, nothing is reported. `pt` allows `pt-BR`; `pt-BR` allows a text of which no more
    is known than that it is Portuguese, and not `pt-PT`. `no` allows `nb`, `zh-TW` allows `zh-Hant`.
    `blocks`: report each paragraph in another language as well.
    `least`: characters of a text or paragraph that is reported, half as many in East Asian scripts; of shorter ones the
    language is a guess.

    ## Known problems
    Serbian in Latin letters, Croatian and Bosnian allow one another, as they cannot be told apart reliably.
    An allowed language that cannot be identified also allows those it is taken for: `oc` allows Catalan.
    """
    if not allowed or document.language == UNDETERMINED or weight(document.text) < least:
        return
    tags = tuple(map(str, allowed))
    message = f"which is not among the allowed: {', '.join(tags)}"
    if not _is_allowed(document.language, tags):
        yield Finding(None, f"the text is in “{document.language}”, {message}", safety=Safety.DISPLAY)
    elif blocks:
        for block in _foreign(document, tags):
            if weight(block.text) >= least and _is_told(block):
                yield Finding(block.whole, f"paragraph in “{block.language}”, {message}", safety=Safety.DISPLAY)


def _foreign(document: Document, allowed: Sequence[str]) -> Iterator[Block]:
    known = {tag: _is_allowed(tag, allowed) for tag in {block.language for block in document.blocks}}
    return (block for block in document.blocks if block.language != UNDETERMINED and not known[block.language])


def _is_told(block: Block) -> bool:
    """Tell whether a paragraph is sentences of its language, and not addresses and names."""
    is_long = is_dense(block.text) or len(block.text.split()) >= WORDS
    return is_long and is_sentence(block.text, block.language) and identify(block.text)[0].language == block.language


def _is_allowed(tag: str, allowed: Sequence[str]) -> bool:
    return any(_allows(wanted, tag) for wanted in allowed)


def _allows(wanted: str, tag: str) -> bool:
    """Tell whether one tag takes in another: by basic filtering (RFC 4647), or as one name of the same language."""
    prefix, subtags = (_subtags(each) for each in (wanted, tag))
    if subtags[: len(prefix)] == prefix or (tag != "sr" and ONE.issuperset((wanted.lower(), tag.lower()))):
        return True
    known = known_tag(wanted)
    if known is None:
        return alike(wanted, tag)
    regions = {_region(prefix), _region(subtags)} - {""}
    return known == known_tag(tag) and len(regions) <= 1


def _subtags(tag: str) -> list[str]:
    return tag.strip().lower().replace("_", "-").split("-")


def _region(subtags: Sequence[str]) -> str:
    return next((subtag for subtag in subtags[1:] if REGION.fullmatch(subtag)), "")
