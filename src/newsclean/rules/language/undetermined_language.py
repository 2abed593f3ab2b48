"""LNG101 undetermined-language."""

from newsclean.model import Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.language import UNDETERMINED, letters


@document_rule("LNG101", "undetermined-language", severity=Severity.INFO)
def undetermined_language(document: Document, *, least: int = 200) -> Findings:
    """The language of a text of some length cannot be told.

    ## Why is this bad?
    Only the rules that hold for every language were run. A text nobody can identify is often no text: a table of
    symbols, a font's private letters, mojibake.

    ## Example
    ```bad
    ምክር ቤቱ ትናንት ማክሰኞ ምሽት ስለ አዲሱ በጀት ለሦስት ሰዓታት ተወያየ። ከንቲባው ለትምህርት ቤቶች እና ለመንገዶች ተጨማሪ ገንዘብ እንደሚያስፈልግ ተናገሩ።
    ነዋሪዎች ግን ግብሩ ከፍ እንዳይል ጠየቁ። ውሳኔው በሚቀጥለው ሳምንት ሐሙስ ይጠበቃል። ስብሰባው ከመጠናቀቁ በፊት አስተያየት ሰጪዎች በጽሑፍ ጥያቄ አቅርበዋል።
    ከተማው ባለፈው ዓመት ሁለት አዳዲስ ድልድዮች ሠርቷል፤ ሥራው ግን እስካሁን አላለቀም።
    ```
    ```bad
    ቡድኑ እሁድ ከሰዓት በኋላ በተካሄደው የፍጻሜ ጨዋታ ተጋጣሚውን ሁለት ለአንድ በሆነ ውጤት አሸንፎ ዋንጫውን ወሰደ። የመጀመሪያው ጎል በሃያኛው ደቂቃ ተቆጠረ።
    አሰልጣኙ ተጫዋቾቹ ዓመቱን ሙሉ ጠንክረው እንደሠሩ እና ድሉ ለደጋፊዎች ስጦታ እንደሆነ ተናግረዋል። ብዙ ሰዎች በአዲሱ ስታዲየም ተገኝተው ጨዋታውን ተከታትለዋል።
    የሚቀጥለው የውድድር ዘመን በመስከረም ወር ይጀምራል፤ ቡድኑም አዳዲስ ተጫዋቾችን ለማስፈረም እየተዘጋጀ ነው።
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
