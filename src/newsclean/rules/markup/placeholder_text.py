"""MRK204 placeholder-text."""

import re

from newsclean.model import Block, Document, Finding, Safety
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.markup import cut, line_finding, prose
from newsclean.text.patterns import lazy

# The printers' dummy text since the 1960s, from Cicero's De finibus, without short words that living languages share.
_LOREM = (
    "lorem ipsum dolor amet consectetur consectetuer adipiscing elit eiusmod tempor incididunt labore "
    "dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo "
    "consequat duis aute irure reprehenderit voluptate velit esse cillum fugiat nulla pariatur excepteur "
    "sint occaecat cupidatat proident sunt culpa officia deserunt mollit laborum vestibulum pellentesque "
    "curabitur praesent vivamus maecenas nullam phasellus donec perspiciatis omnis iste natus error "
    "voluptatem accusantium doloremque laudantium totam rem aperiam eaque"
)
LOREM = frozenset(_LOREM.split())
LOREM_SHARE = 0.5  # of the words of a block; “sit”, “ut”, “et” and “in” are the rest
LOREM_SIGNS = ("ipsum", "veniam", "cupidatat", "perspiciatis")  # all its sentences but one have one of them
MIN_LOREM = 3
MAX_LINE = 120
MAX_FILLER = 40
FIRSTS = frozenset("[(<{FTXABCDEHIPSTUVYВЗabcdehipstuvyвз在こ")  # how whole lines of it begin
# What editors write in a gap: TK (“to come”), XXX, TODO. Capitals are part of the convention.
MARK = lazy(r"\[?(?:TK(?:[ ]?TK){0,4}|X{3,20}|TODO|FIXME)\]?[.:!]?")
TASK = lazy(r"(?:TODO|FIXME|TK)(?::|\s[-–—:])\s?\S.{0,100}")
TODO_LANGUAGES = frozenset(("ast", "ca", "es", "gl", "pt"))  # where “todo” is a word
# What an English note asks for.
JOB = lazy(r"\w+\W{1,3}(?:add|ask|check|confirm|find|fix|get|insert|update|verify|write)\b")
ROMAN = lazy(r"[IVXLC]{1,8}\.?")
_NOUN = (
    r"(?<!\w)(?:photo|image|picture|video|caption|credit|quote|link|url|headline|title|text|name|date|source|byline|"
    r"graphic|chart|table|map|logo|foto|bild|imagen|imagem|immagine|obraz|zdjęcie|titre|título|titolo|titel|légende|"
    r"texte|texto|testo|фото|изображение|видео|текст|заголовок|صورة)s?(?!\w)|照片|图片|圖片|写真|画像|사진|이미지"
)
_VERB = (
    r"(?<!\w)(?:insert|add|place|put|enter|paste|insérer|ajouter|insertar|añadir|inserir|adicionar|inserire|aggiungere|"
    r"einfügen|hinzufügen|invoegen|toevoegen|wstaw|wstawić|dodać|вставить|вставьте|добавить|ekle|ekleyin|sisipkan|"
    r"tambahkan|أدخل|إدراج)(?!\w)|插入|添加|挿入|追加|삽입|추가"
)
_INSIDE = r"[^\[\](){}<>\n]"
ORDER = lazy(
    rf"[\[(<{{](?={_INSIDE}{{0,40}}(?:{_VERB}))(?={_INSIDE}{{0,60}}(?:{_NOUN})){_INSIDE}{{3,80}}[\])>}}]", re.IGNORECASE
)
LABEL = lazy(rf"\[(?:(?:{_NOUN})(?: here)?|tk|placeholder)\]|[\[(][^\[\]()\n]{{1,40}} TK[\])]", re.IGNORECASE)
FILLER = lazy(
    r"(?:(?:your|enter|insert|add|type|sample|dummy|placeholder) (?:text|title|headline|caption|copy)(?: goes)?"
    r"(?: here)?|(?:text|title|headline|caption|copy) goes here|headline here|click (?:here )?to (?:edit|add) text|"
    r"(?:texte|titre) à (?:venir|insérer)|votre texte ici|hier (?:steht|kommt)(?: ihr| der)? text|ihr text hier|"
    r"blindtext|(?:tu|su) texto aquí|texto de ejemplo|seu texto aqui|inserire (?:il )?testo(?: qui)?|testo segnaposto|"
    r"uw tekst hier|tutaj wpisz tekst|введите текст|здесь будет текст|在此输入文字|在此輸入文字|"
    r"ここにテキストを入力)[.…!]?",
    re.IGNORECASE,
)


@document_rule("MRK204", "placeholder-text")
def placeholder_text(document: Document) -> Findings:
    """Dummy text or an editor's note of something still to come stands in the article.

    ## Why is this bad?
    It was never meant to be read, and shows that something is missing.

    ## Example
    ```bad lang=en
    ⟦Lorem ipsum dolor sit amet, consectetur adipiscing elit.⟧

    The mayor resigned on Monday.

    ⟦[insert photo here]⟧

    ⟦TK⟧
    ```
    ```good lang=en
    The mayor resigned on Monday.
    ```
    ```bad lang=ru
    ⟦[вставить фото]⟧

    Мэр ушёл в отставку.
    ```
    ```good lang=ru
    Мэр ушёл в отставку.
    ```
    ```good lang=en
    The Todo brothers won gold, and Triple X, also written XXX, opened in cinemas; Lorem, the startup, raised $3m.
    ```
    ```good lang=es
    Todo: lo que debe saber sobre la votación.
    ```
    ```good lang=ja
    写真は市長（中央）と[注]の皆さん。
    ```

    ## Fix
    The line is taken out. Safe for dummy text, for the marks TK, XXX and TODO alone on a line, and for orders in
    brackets alone on a line; inside a line an order in brackets is unsafe.
    """
    present = characters_in(document)
    has_lorem = any(present.issuperset(sign) and sign in document.text for sign in LOREM_SIGNS)
    for index, block in prose(document):
        text = block.text
        if text[0] in FIRSTS and len(text) <= MAX_LINE and (what := _whole(document, block)):
            yield line_finding(document, index, what)
        elif has_lorem and any(sign in text for sign in LOREM_SIGNS) and _is_lorem(text):
            yield line_finding(document, index, "dummy text (lorem ipsum)")
        elif "[" in text:
            for match in ORDER.finditer(text):
                edit = cut(block, *match.span())
                yield Finding(block.span(*match.span()), f"an order to the editor: {match[0]}", (edit,), Safety.UNSAFE)


def _whole(document: Document, block: Block) -> str:
    """Return what a line is if it is nothing but a placeholder, an empty string otherwise."""
    text = block.text
    if text[0] in "[(<{" and (ORDER.fullmatch(text) or LABEL.fullmatch(text)):
        return "an order to the editor"
    if text[0] in "[FTX" and MARK.fullmatch(text):
        return "" if "X" in text and _numbers_chapters(document, block) else "an editor's mark for something to come"
    if text[0] in "FT" and TASK.fullmatch(text) and (not _is_spanish(block) or JOB.match(text)):
        return "an editor's note of something to do"
    return "dummy text" if len(text) <= MAX_FILLER and FILLER.fullmatch(text) else ""


def _is_spanish(block: Block) -> bool:
    """Tell whether a line may begin with “todo” as a word."""
    return block.text.startswith("TODO") and block.language.partition("-")[0] in TODO_LANGUAGES


def _numbers_chapters(document: Document, block: Block) -> bool:
    """Tell whether XXX may be the number thirty: another line is a Roman number too."""
    others = (other for other in document.blocks if other is not block and len(other.text) <= len("XXXVIII."))
    return any(ROMAN.fullmatch(other.text) for other in others)


def _is_lorem(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = sum(word in LOREM for word in words)
    return known >= max(MIN_LOREM, LOREM_SHARE * len(words))
