"""What is said above an example: whether the rule finds something in it, its language, and what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from newsclean.lexicon import languages, lexicon
from newsclean.manual.sections import Example

FORMATS = {"html": "a page in HTML", "markdown": "Markdown"}
LEGEND = "⟦ ⟧ mark what is found; `<U+200B>` stands for a character that cannot be seen."


def caption(example: Example) -> str:
    """Return the words above an example, without a mark at their end."""
    if example.follows_bad and not example.is_bad:
        return "As it should be"
    return ", ".join(("Found" if example.is_bad else "Left alone", *_traits(example)))


def _traits(example: Example) -> Iterator[str]:
    traits = dict(example.traits)
    yield from ([f"in {language_name(tag)}"] if (tag := traits.pop("lang", "")) else [])
    yield from ([FORMATS.get(name, name)] if (name := traits.pop("format", "text")) != "text" else [])
    if traits.pop("end", "") == "open":
        yield "without a line end at its end"
    if day := traits.pop("published", ""):
        yield f"published {day}"
    yield from (f"`{name} = {setting(value)}`" for name, value in traits.items())


def language_name(tag: str) -> str:
    """Return the English name of a language, its tag where no word lists name it."""
    return lexicon(tag).name if tag in languages() else tag


def setting(value: str) -> str:
    """Return the value of an option as a configuration has it."""
    if value in ("true", "false") or value.replace(".", "", 1).isdigit():
        return value
    return json.dumps(value.split(",") if "," in value else value, ensure_ascii=False)
