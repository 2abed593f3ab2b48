"""BPL503 video-player."""

from newsclean.model import Document, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL503", "video-player", severity=Severity.ERROR)
def video_player(document: Document) -> Findings:
    """The controls or the error message of a video or audio player stand in the text.

    ## Why is this bad?
    The player is gone; its buttons and times are no words of the article.

    ## Example
    ```bad lang=en
    ⟦00:00 / 01:48⟧

    The orchestra played in the open air for the first time.
    ```
    ```good lang=en
    The orchestra played in the open air for the first time.
    ```
    ```bad lang=fr
    L'orchestre a joué pour la première fois en plein air.

    ⟦Voir la vidéo⟧
    ```
    ```good lang=fr
    L'orchestre a joué pour la première fois en plein air.
    ```
    ```good lang=en
    The video was watched two million times before noon.
    ```
    ```good lang=ar
    شوهد المقطع مليوني مرة قبل ظهر يوم الأحد.
    ```

    ## Fix
    The line is taken out; safe: it is nothing but the control. Between paragraphs a single word such as "Video" is
    left.
    """
    yield from found(document, "BPL503", "leftover of a player")
