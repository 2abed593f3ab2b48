"""What the attributes of an element say of whether it is seen on the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Classes by which style sheets keep words for screen readers out of sight, as the frameworks document them. Names such
# as "hidden" or "collapse" are not among them: what they mean is up to each page, and scripts take them off again.
CLASSES = frozenset((
    "sr-only", "sr-only-focusable",  # Bootstrap 2 to 4, Tailwind, Font Awesome
    "visually-hidden", "visually-hidden-focusable",  # Bootstrap 5, Drupal 8, HTML5 Boilerplate
    "visuallyhidden",  # HTML5 Boilerplate before 2018
    "screen-reader-text", "screen-reader-only", "screen-reader-shortcut",  # WordPress
    "element-invisible", "element-focusable",  # Drupal 7
    "govuk-visually-hidden", "govuk-visually-hidden-focusable",  # GOV.UK
    "usa-sr-only", "is-sr-only",  # U.S. Web Design System, Bulma
    "cdk-visually-hidden", "u-hiddenvisually", "u-visually-hidden",  # Angular, SUIT CSS, its followers
    "uk-hidden-visually", "a11y-hidden",  # UIkit, The A11Y Project
))  # fmt: skip
# The part of a page that React sends late, hidden until its script puts it in its place (react-dom's server).
STREAMED = re.compile(r"S:[0-9a-f]{1,8}")
NOT_SHOWN = re.compile(r"display\s{0,8}:\s{0,8}none|visibility\s{0,8}:\s{0,8}hidden", re.IGNORECASE)
# What these classes do, in a style: cut to nothing, or put where no screen reaches. A rectangle with one side at 0 is
# no empty one, a slide 1,200 pixels away comes back, and a margin or a background may stand anywhere.
CUT = re.compile(
    r"\bclip\s{0,8}:\s{0,8}rect\(\s{0,8}(?:[01](?:px)?[\s,]{0,8}){4}\)"
    r"|\bclip-path\s{0,8}:\s{0,8}inset\(\s{0,8}(?:50|100)%\s{0,8}\)",
    re.IGNORECASE,
)
ABSOLUTE = re.compile(r"position\s{0,8}:\s{0,8}absolute", re.IGNORECASE)
FAR = re.compile(r"(?<![\w-])(?:left|top)\s{0,8}:\s{0,8}-(?:(?:[5-9]\d{3}|\d{5,6})px|\d{3,6}r?em)", re.IGNORECASE)


def is_not_shown(values: Mapping[str, str]) -> bool:
    """Tell whether an element with these attributes is shown to nobody."""
    is_hidden = values.get("hidden", "no").lower() not in ("no", "until-found")
    if is_hidden and STREAMED.fullmatch(values.get("id", "")):
        return False
    return is_hidden or NOT_SHOWN.search(values.get("style", "")) is not None


def is_spoken(values: Mapping[str, str]) -> bool:
    """Tell whether an element with these attributes is for screen readers only."""
    if not CLASSES.isdisjoint(values.get("class", "").lower().split()):
        return True
    style = values.get("style", "")
    is_far = ABSOLUTE.search(style) is not None and FAR.search(style) is not None
    return is_far or CUT.search(style) is not None
