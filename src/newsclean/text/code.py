"""Lines of JavaScript and CSS among lines of prose, told by their form."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy

_ID = r"[A-Za-z_$][\w$]{0,60}"
_PATH = rf"{_ID}(?:\.{_ID}|\[[^\[\]\n]{{0,60}}\]){{0,8}}"
_HEAD = rf"(?:async\s+)?function\b\s*(?:{_ID})?\s*\("
_PARAMETERS = rf"(?:{_ID}(?:\s*,\s*{_ID}){{0,12}})?"
_OBJECTS = "window|document|self|navigator|console|localStorage|sessionStorage|module"
# The beginning of a statement. Prose may begin with “var” or “if (so)”, but does not go on like this.
STATEMENT = lazy(
    rf"(?:var|let|const)\s+{_ID}\s*=|(?:{_OBJECTS})(?:\[['\"]|(?:\.{_ID}){{1,6}}(?:[(\[]|\s?(?:\|\||\+)?=))|"
    rf"{_HEAD}[^()]{{0,200}}\)\s*\{{|[!+;]\s*{_HEAD}|[!+;]?\(+\s*{_HEAD}|\(\s*{_PARAMETERS}\s*\)\s*=>|\(\s*{_PATH}\s*=\s*{_PATH}\s*\|\||"
    r"(?:\$|jQuery)\s?(?:\(['\"A-Za-z]|\.[a-z])|(?:if|for|while|switch)\s*\([^\n]{1,200}\)\s*\{|(?:try|else|do)\s*\{|"
    r"\}\s*(?:\(|else\b|catch\b|finally\b)|//\s?<!\[CDATA\[|/\*\s?<!\[CDATA\[|"
    r"import\s+[\w$*{}, ]{1,200}\s+from\s+['\"]|export\s+(?:default|const|function|class)\s"
)
STATEMENT_ENDS = frozenset(";{}(),[")
# With a string, an object or nothing in its brackets: “Smith(2001), litera(a);” stands in lists of prose.
CALL = lazy(rf"{_PATH}\((?:\)|(?=[^\n]*(?:[\"'{{}}\[\]=]|\bfunction\b))[^\n]*\))\s?;")
# Without a semicolon only a method that is given nothing, or a string, an object or a list.
METHOD_CALL = lazy(rf"{_ID}(?:\.{_ID}){{1,8}}\((?:['\"{{\[][^\n]*)?\)")
# To a name no prose has, or of a value no prose has: “EUR = 1.95583 BGN;” stands in lists of prose.
ASSIGNMENT = lazy(
    rf"(?:(?={_ID}[.\[])|(?=\w*[a-z_$][A-Z_$])){_PATH}\s*(?:\|\||\+|\?\?)?=(?!=)\s*\S[^\n]*;|"
    rf"{_PATH}\s*=\s*(?:[\"'\[{{(]|(?:new|function|true|false|null)\b|{_PATH}\s*\|\|)[^\n]*;"
)
ELEMENT_ENDS = frozenset(">;{})")  # of one that is closed on another line
ELEMENT = lazy(r"<(script|style)\b", re.IGNORECASE)
_AT_NAMES = r"media|import|font-face|charset|(?:-\w{1,10}-)?keyframes|supports|page|layer|container"
AT_RULE = lazy(rf"@(?:{_AT_NAMES})\b[^\n]{{0,400}}[{{;]")
_DECLARATION = r"[a-zA-Z-]{2,40}\s{0,4}:\s{0,4}[^;{}\n]{1,400}"
CSS_RULE = lazy(
    rf"[\w\s.#:>,*\[\]=\"'()+~@^$%|-]{{1,400}}\{{\s{{0,8}}(?:{_DECLARATION};?|\}})|[.#@:][\w.#:>, *-]{{1,200}}\{{$"
)
_PROPERTY = (
    r"(?:align|animation|background|border|bottom|clear|color|cursor|display|filter|flex|float|font|gap|grid|height|justify|"
    r"left|letter-|line-|list-|margin|max-|min-|object-|opacity|outline|overflow|padding|position|right|text-|top|transform|"
    r"transition|vertical-|visibility|white-|width|word-|z-index|-webkit-|-moz-|-ms-|mso-|--)[a-z-]{0,40}"
)
_VALUE = rf"(?:['\"][^\n]*['\"]|[-\d.]+|true|false|null|[\[{{(][^\n]*|{_HEAD}[^\n]*)"
# What is code where code is beside it: brackets, a declaration, a comment, an assignment, a call, an entry of an
# object. A line of prose that ends with a semicolon must not be.
BESIDE_CODE = lazy(
    rf"[{{}}()\[\];,\s]+|{_PROPERTY}\s?:[^\n]{{1,400}}[;,]|(?:/[/*]|\*/)[^\n]*|{ASSIGNMENT.pattern}|"
    rf"{CALL.pattern}|(?:return|break|continue|throw)\b[^\n]{{0,200}};|['\"][\w-]{{1,40}}['\"]\s?:\s?{_VALUE},?|"
    rf"[\w-]{{1,40}}\s?:\s?{_VALUE},|"
    r"[\w\s.#:>,*\[\]=\"'()-]{1,200}\{|\}[^\n]{0,200}[;,{(]"
)


def is_code(line: str) -> bool:
    """Tell whether a line is a statement of JavaScript, a rule of CSS, or an element that holds some."""
    last = line[-1]
    if element := ELEMENT.match(line):
        closing = line.lower().find(f"</{element[1].lower()}>")
        return not line[closing:].partition(">")[2].strip() if closing >= 0 else last in ELEMENT_ENDS
    if AT_RULE.match(line) or (last in "{}" and CSS_RULE.match(line)):
        return True
    if STATEMENT.match(line):
        return last in STATEMENT_ENDS or line.endswith("*/") or METHOD_CALL.fullmatch(line) is not None
    if last == ";":
        return CALL.fullmatch(line) is not None or ASSIGNMENT.fullmatch(line) is not None
    return last == ")" and METHOD_CALL.fullmatch(line) is not None


def is_code_beside_code(line: str) -> bool:
    """Tell whether a line belongs to the code in the line before or behind it."""
    return BESIDE_CODE.fullmatch(line) is not None
