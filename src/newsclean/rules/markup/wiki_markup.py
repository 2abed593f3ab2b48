"""MRK205 wiki-markup."""

import re

from newsclean.model import Block, Document, Edit, Finding
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import cut, line_finding, prose
from newsclean.text.patterns import lazy

# What MediaWiki calls pictures and categories, in the languages with the largest wikis.
SPACES = (
    "file|image|media|category|datei|bild|kategorie|fichier|catégorie|archivo|imagen|categoría|ficheiro|imagem|categoria|"
    "immagine|bestand|afbeelding|categorie|plik|grafika|kategoria|файл|изображение|категория|зображення|категорія|"
    "ファイル|画像|カテゴリ|文件|"
    "檔案|分类|分類|파일|그림|분류|ملف|صورة|تصنيف|پرونده|رده|dosya|kategori|fil|berkas|tập tin|thể loại"
)
MEDIA = lazy(rf"\[\[:?(?:{SPACES}):[^\[\]]{{1,500}}\]\]", re.IGNORECASE)
LINK = lazy(r"\[\[(?![\s:]|\d{1,9}\])([^\[\]|\n<>{}]{1,200})(?:\|([^\[\]|\n]{1,300}))?\]\]")
OUTSIDE = lazy(r"\[https?://[^\s\[\]]{3,500} ([^\[\]\n]{1,200})\]")
BOLD = lazy(r"'''(?!')((?:[^'\n]|'(?!')){1,200})'''(?!')")
ITALIC = lazy(r"(?<!')''(?!')((?:[^'\n]|'(?!')){1,200})''(?!')")
HEADING = lazy(r"(={2,6}) ?([^=\n]{1,120}?) ?\1")


@document_rule("MRK205", "wiki-markup", needs="[='")
def wiki_markup(document: Document) -> Findings:
    """A link, an emphasis or a heading stands in the text as a wiki writes it.

    ## Why is this bad?
    Readers see brackets and apostrophes; names are not found as they are written.

    ## Example
    ```bad lang=en
    The ⟦[[City council|council]]⟧ of ⟦[[Bern]]⟧ voted ⟦'''no'''⟧ on Monday.
    ```
    ```good lang=en
    The council of Bern voted no on Monday.
    ```
    ```bad lang=ru
    ⟦== История ==⟧

    Мост открыли в ⟦[[1905 год]]⟧у.

    ⟦[[Категория:Мосты]]⟧
    ```
    ```good lang=ru
    История

    Мост открыли в 1905 году.
    ```
    ```good lang=en
    He wrote [[ in a note ]], ''maybe'', and rock 'n' roll; a == b, [1] and [sic].
    ```
    ```good lang=zh
    他说“好”[1]，结果是 3 == 3。
    ```

    ## Fix
    The words that the wiki shows are written, pictures and categories taken out. Safe: no other text has such brackets.
    Two apostrophes, which some type as a quotation mark, count only beside other marks of a wiki.
    """
    text = document.text
    if "[[" not in text and "'''" not in text and "==" not in text and "[http" not in text:
        return
    for index, block in prose(document, having="[='"):
        heading = HEADING.fullmatch(block.text) if block.text[0] == "=" else None
        if MEDIA.fullmatch(block.text):
            yield line_finding(document, index, "a picture or a category of a wiki")
        elif heading:
            yield Finding(block.whole, "a heading of a wiki", (Edit(block.whole, heading[2]),))
        else:
            yield from _inside(block)


def _inside(block: Block) -> Findings:
    for match in MEDIA.finditer(block.text):
        yield Finding(block.span(*match.span()), "a picture or a category of a wiki", (cut(block, *match.span()),))
    is_wiki = LINK.search(block.text) is not None or BOLD.search(block.text) is not None
    for pattern in (LINK, OUTSIDE, BOLD, ITALIC) if is_wiki else (OUTSIDE,):
        for match in pattern.finditer(block.text):
            if not MEDIA.match(block.text, match.start()):
                span, words = block.span(*match.span()), match[match.lastindex or 1]
                yield Finding(span, f"{match[0][:40]} is a wiki’s for “{words}”", (Edit(span, words),))
