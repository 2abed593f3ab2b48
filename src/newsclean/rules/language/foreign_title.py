"""LNG203 foreign-title."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.langid import identify
from newsclean.lexicon import lexicon
from newsclean.model import Document, Finding, Safety, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.language import PUNCTUATION, UNDETERMINED, alike, same_script
from newsclean.text.folding import fold
from newsclean.text.quotations import quotations
from newsclean.text.scripts import dominant_script, script_of
from newsclean.text.titles import SEPARATOR

# Of 1,251 titles and first sentences of clean articles in 40 languages none is told foreign; of 1,133 titles put over
# an article in another language 78 in 100 are.
MAX_TITLE = 300  # characters
PARAGRAPH = 100  # characters; a shorter block may be a caption, a name or the title again
BODY = 300  # characters of paragraphs in the language of the article
HEARD = 20_000  # characters of them in which the words of the title are looked for
SURE = 0.95  # probability that it is in no language that could be taken for the article's
NO_TITLES = frozenset((UNDETERMINED, "la"))  # Latin names medicines, plants and mottos
FUNCTION_WORDS = 2  # different ones of the other language, and none of the article's; names have one at most
RUN = 3  # words in a row that stand in the body as well: a name or somebody's words
WORDS = 5  # of a title without function words…
STEMS = 3  # …and beginnings of its longer words
STEM = 4  # letters of a beginning, by which a word is known in its other forms
SHARED = 4  # of so many beginnings one may stand in the body as well, as names do


@document_rule("LNG203", "foreign-title")
def foreign_title(document: Document, *, least: int = 20) -> Findings:
    """The title is in another language than the article.

    ## Why is this bad?
    It is that of another article, of the template or of the original that was translated; search and whoever pairs
    titles with texts go wrong.

    ## Example
    ```bad lang=de
    ⟦Council passes the budget after three hours of debate⟧

    Der Stadtrat hat am Dienstagabend nach dreistündiger Debatte den Haushalt mit einer Stimme Mehrheit beschlossen. Die
    Bewohner hatten niedrigere Steuern und bessere Straßen verlangt; die Bürgermeisterin versprach beides, aber niemand
    im Saal glaubte, dass im nächsten Jahr das Geld dafür da sein werde. Die Opposition will vor Gericht gehen.
    ```
    ```bad lang=en
    ⟦新しい路面電車の路線を市議会が可決⟧

    The council met on Tuesday evening and passed the plan by one vote, after three hours of debate in the town hall.
    Residents had asked for lower taxes and better roads; the mayor promised both, but nobody in the room believed that
    the money would be there next year. The opposition called the evening a sad day and will go to court.
    ```
    ```bad lang=ru
    ⟦the council passes the budget after three hours of debate⟧

    Городской совет собрался во вторник вечером и после трёх часов спора принял бюджет большинством в один голос. Жители
    просили снизить налоги и починить дороги; мэр обещал и то и другое, но никто в зале не верил, что деньги на это
    найдутся в будущем году. Оппозиция назвала этот вечер печальным для города и объявила, что пойдёт в суд.
    ```
    ```good lang=de
    Stadtrat beschließt nach drei Stunden den Haushalt

    Der Stadtrat hat am Dienstagabend nach dreistündiger Debatte den Haushalt mit einer Stimme Mehrheit beschlossen. Die
    Bewohner hatten niedrigere Steuern und bessere Straßen verlangt; die Bürgermeisterin versprach beides, aber niemand
    im Saal glaubte, dass im nächsten Jahr das Geld dafür da sein werde. Die Opposition will vor Gericht gehen.
    ```
    ```good lang=de
    "All that we ever wanted is a house by the sea"

    Mit diesem Satz beginnt das Lied, das seit Wochen im Radio läuft und die Band aus der kleinen Stadt am Fluss bekannt
    gemacht hat. Am Dienstag spielt sie zum ersten Mal in der großen Halle, und schon jetzt sind alle Karten verkauft.
    Die vier haben sich in der Schule getroffen und proben noch immer in derselben Garage wie vor zehn Jahren.
    ```
    ```good lang=de
    all that we ever wanted is a house by the sea

    Mit „all that we ever wanted“ beginnt das Lied, das seit Wochen im Radio läuft und die Band aus der kleinen Stadt am
    Fluss bekannt gemacht hat. Am Dienstag spielt sie zum ersten Mal in der großen Halle, und schon jetzt sind alle
    Karten verkauft. Die vier haben sich in der Schule getroffen und proben noch immer in derselben Garage.
    ```
    ```good lang=en
    Deportivo La Coruña, Real Sociedad, Athletic Bilbao

    Three clubs of the north have asked the league for another date, as the stadium of the first one is being rebuilt
    and will not be ready before the spring. Coruña and Sociedad would rather play on a Monday, which Bilbao does not
    want. The league said that it would decide within a week and that no club would have to play twice in three days.
    ```
    ```good lang=ru
    Samsung Galaxy Note Ultra Plus

    Компания показала во вторник новый телефон, который поступит в продажу в конце месяца. Он легче прежнего и дольше
    работает без зарядки, но и стоит заметно дороже. Покупатели, которые пользовались им неделю, хвалят экран и ругают
    камеру; продавцы ждут, что цена к новому году снизится, как это было с предыдущими моделями.
    ```
    ```good lang=nb
    Kommunen vedtager budgettet efter tre timers debat

    Kommunestyret møttes tirsdag kveld og vedtok budsjettet med én stemmes overvekt etter tre timers debatt i salen.
    Innbyggerne hadde bedt om lavere skatter og bedre veier; ordføreren lovet begge deler, men ingen i salen trodde at
    pengene ville være der neste år. Opposisjonen kalte det en trist dag for byen og vil gå til retten med saken.
    ```
    ```good lang=fr
    Council passes the budget after three hours of debate

    Le conseil municipal a voté le budget à une voix près.
    ```

    ## Fix
    Shown only.

    ## Options
    `least`: letters of a title that is reported, without quotations; a Han or kana letter counts as three.

    ## Known problems
    A title of a few words is not told, nor one in a language close to that of the article; a foreign name for which the
    body has another one may be taken for a foreign title.
    """
    title, span = _title(document)
    if document.language == UNDETERMINED or dominant_script(title)[1] < least:
        return
    others = [guess for guess in identify(title) if not alike(guess.language, document.language)]
    if sum(guess.probability for guess in others) < SURE or others[0].language in NO_TITLES:
        return
    body = _body(document)
    if len(body) < BODY:
        return
    pair = others[0].language, document.language
    if (_is_worded(title, pair, body) or not _is_readable(title, body)) and not _stands_in(_words(title), body):
        message = f"title in “{pair[0]}” over a text in “{pair[1]}”"
        yield Finding(span, message, safety=Safety.DISPLAY)


def _title(document: Document) -> tuple[str, Span | None]:
    """Return the words of the title that are the author's own, and where it stands; a stated one has no place."""
    if document.title is None:
        return max(SEPARATOR.split(_unquoted(document.stated("title")[:MAX_TITLE])), key=len), None
    block = document.blocks[document.title]
    return _unquoted(block.text[:MAX_TITLE]), block.whole


def _unquoted(title: str) -> str:
    start, kept = 0, []
    for opened, closed in quotations(title):
        kept.append(title[start:opened])
        start = closed
    return "".join((*kept, title[start:]))


def _body(document: Document) -> str:
    """Return the folded paragraphs in the language of the article; empty if they are not the most of it."""
    blocks = (block for index, block in enumerate(document.blocks) if index != document.title)
    long = [block for block in blocks if len(block.text) >= PARAGRAPH]
    own = [block.text for block in long if alike(block.language, document.language)]
    return fold("\n".join(own)[:HEARD]) if 2 * len(own) > len(long) else ""


def _words(title: str) -> Sequence[str]:
    stripped = (word.strip(PUNCTUATION) for word in title.split())
    return [fold(word) for word in stripped if word[:1].isalpha()]


def _stands_in(words: Sequence[str], body: str) -> bool:
    """Tell whether words of the title stand in a row in the body as well."""
    runs = (" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
    return any(run in body for run in runs)


def _is_readable(title: str, body: str) -> bool:
    """Tell whether the title is in the script of the body or in Latin, in which names stand everywhere."""
    return same_script(title, body) or script_of(title) == "Latn"


def _is_worded(title: str, pair: tuple[str, str], body: str) -> bool:
    """Tell whether a title speaks the first language: in its function words, or in words that the body has not."""
    words = _words(title)
    foreign, own = (lexicon(tag).stop_words for tag in pair)
    if not (own - foreign).isdisjoint(words):
        return False
    if len((foreign - own).intersection(words)) >= FUNCTION_WORDS:
        return True
    stems = {word[:STEM] for word in words if len(word) >= STEM}
    if len(words) < WORDS or len(stems) < STEMS or not same_script(title, body):
        return False
    heard = {word.strip(PUNCTUATION)[:STEM] for word in body.split()}
    return SHARED * len(stems & heard) <= len(stems)
