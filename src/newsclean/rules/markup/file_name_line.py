"""MRK304 file-name-line."""

import re

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import line_finding, prose
from newsclean.text.patterns import lazy

SUFFIXES = "jpe?g|png|gif|webp|avif|heic|svg|tiff?|bmp|mp4|mov|avi|webm|mp3|wav|pdf|docx?|pptx?|xlsx?|indd|psd"
# One word, or several with a digit: “Screenshot 2024-05-01.png”; the report called “Final.pdf” may be a headline's.
FILE = lazy(
    rf"(?!\w{{2,6}}://|www\.)[\[(]?[\w%@+~/-][\w.%@+~,/\\:-]{{0,150}}\.(?:{SUFFIXES})[\])]?|"
    rf"(?=[^\n]{{0,150}}\d)[\w .%@+~,()-]{{1,150}}\.(?:{SUFFIXES})",
    re.IGNORECASE,
)
MAX_NAME = 160


@document_rule("MRK304", "file-name-line", needs=".")
def file_name_line(document: Document) -> Findings:
    """The name of a picture or another file stands alone on its line.

    ## Why is this bad?
    It is what is left of a picture or a download; it is no sentence of the article.

    ## Example
    ```bad lang=en
    ⟦IMG_1234.jpg⟧

    The bridge opened on Monday.
    ```
    ```good lang=en
    The bridge opened on Monday.
    ```
    ```bad lang=ru
    Мост открыли в понедельник.

    ⟦мост-2024.png⟧
    ```
    ```good lang=ru
    Мост открыли в понедельник.
    ```
    ```good lang=en
    The file is called report.final.PDF.
    ```
    ```good lang=zh
    附件名为 report.pdf 的文件已公布。
    ```

    ## Fix
    The line is taken out. Safe: nothing but a file name is in it.
    """
    for index, block in prose(document):
        if "." in block.text[-6:-2] and len(block.text) <= MAX_NAME and FILE.fullmatch(block.text):
            yield line_finding(document, index, f"a line of nothing but the file name {block.text}")
