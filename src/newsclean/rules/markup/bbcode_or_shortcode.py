"""MRK202 bbcode-or-shortcode."""

import re

from newsclean.model import Block, Document, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import cut, line_finding, prose
from newsclean.text.differences import Difference, applied
from newsclean.text.patterns import lazy

# What stands between a pair of these is an address or a number, not text.
MEDIA = "audio|embed|flickr|googlemaps|iframe|img|media|pdf|soundcloud|tweet|twitter|video|vimeo|youtube"
# Forum markup, which is markup only in pairs: “[b]” alone may be a note.
PAIRED = (
    "b|i|u|s|sub|sup|url|email|quote|blockquote|code|center|left|right|color|colour|size|font|list|spoiler|caption|"
    "pullquote|dropcap|h[1-6]"
)
LONE_CLOSERS = frozenset(("caption", "embed", "video"))  # what reads like nothing else even without its opener
# Names of page builders and plug-ins that are no words.
BUILDERS = (
    r"(?:vc|et_pb|fusion|su|wp)_\w{1,30}|elementor\w{0,30}|nggallery|adrotate|gravityform|contact-form-7|mc4wp_form"
)
_VALUE = r"\"[^\"\[\]]{0,1000}\"|'[^'\[\]]{0,1000}'|“[^”\[\]]{0,1000}”|[^\s\"'\[\]]{1,200}"
ELEMENT = rf"\[(?P<media>{MEDIA})(?:[\s=][^\[\]]{{0,500}})?\]\s{{0,8}}[^\s\[\]]{{0,1000}}\s{{0,8}}\[/(?P=media)\]"
WITH_ATTRIBUTES = rf"\[[a-z][\w-]{{1,30}}(?:\s{{1,4}}[\w-]{{1,40}}\s?=\s?(?:{_VALUE})){{1,30}}\s{{0,4}}/?\]"
WITH_ID = r"\[(?:youtube|vimeo|tweet|twitter|instagram|soundcloud)\s(?=[^\s\[\]]{0,200}[0-9/])[^\s\[\]]{3,200}\]"
BUILDER = rf"\[/?(?:{BUILDERS})(?:\s[^\[\]]{{0,1000}})?\]"
OPENING = rf"\[(?P<name>{PAIRED})(?:=[^\[\]]{{1,500}})?\]"
CLOSING = r"\[/(?P<closed>[a-z][a-z0-9_-]{0,30})\]"
WIKI = r"\{\{[^{}|\n]{1,80}\|[^{}]{0,1000}\}\}"
MARKUP = lazy(f"{ELEMENT}|{WITH_ATTRIBUTES}|{WITH_ID}|{BUILDER}|{OPENING}|{CLOSING}|{WIKI}", re.IGNORECASE)
NAMES = lazy(r"\[(/?[a-z][a-z0-9_-]{0,30})")
# A word that only stands in brackets when a plug-in was to put something there.
ALONE = lazy(r"\[(?:gallery|embed|playlist|toc|contact-form|slideshow|newsletter_form)\]", re.IGNORECASE)


@document_rule("MRK202", "bbcode-or-shortcode", severity=Severity.WARNING, needs="[{")
def bbcode_or_shortcode(document: Document) -> Findings:
    """A shortcode of a content system or forum markup in brackets stands in the text.

    ## Why is this bad?
    It tells a program to put something there; for readers it is noise.

    ## Example
    ```bad lang=en
    ⟦[caption id="attachment_7" width="300"]⟧The new bridge.⟦[/caption]⟧

    ⟦[gallery ids="1,2,3"]⟧

    It opens on Monday.
    ```
    ```good lang=en
    The new bridge.

    It opens on Monday.
    ```
    ```bad lang=ru
    Мост ⟦[b]⟧открыт⟦[/b]⟧. ⟦[embed]https://example.org/v[/embed]⟧
    ```
    ```good lang=ru
    Мост открыт.
    ```
    ```good lang=en
    “They [the voters] was [sic] […] right” [1] [translated by A. B.] [b] [VIDEO]
    ```
    ```good lang=ja
    【写真】橋[はし]が開通した[注1]。
    ```

    ## Fix
    The code is taken out with what it embeds; text between a pair stays. Safe: names and forms that nothing else has.
    """
    for index, block in prose(document, having="[{"):
        names = frozenset(NAMES.findall(block.text.lower()))
        matches = [match for match in MARKUP.finditer(block.text) if _is_markup(match, names)]
        if ALONE.fullmatch(block.text) or (matches and not _rest(block, matches).strip()):
            yield line_finding(document, index, "a line of shortcodes")
            continue
        for match in matches:
            yield Finding(block.span(*match.span()), f"shortcode {match[0][:40]}", (cut(block, *match.span()),))


def _is_markup(match: re.Match[str], names: frozenset[str]) -> bool:
    """Tell whether forum markup has its other half among the names in brackets; the rest is markup by its form."""
    if match["name"]:
        return f"/{match['name'].lower()}" in names
    return not match["closed"] or match["closed"].lower() in names | LONE_CLOSERS


def _rest(block: Block, matches: list[re.Match[str]]) -> str:
    """Return what the matches leave of the block."""
    return applied(block.text, (Difference(*match.span(), "") for match in matches))
