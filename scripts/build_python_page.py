"""Write docs/reference/python.md out of the docstrings of what `newsclean` exports.

Run without arguments: python scripts/build_python_page.py; with --check nothing is written, and a stale page is named.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, ForwardRef

from written_pages import ROOT, keep

import newsclean

PAGE = ROOT / "docs/reference/python.md"
HEAD = """\
# Python

Everything here is imported as `newsclean.NAME`; the package is typed. No content raises: any `str` or `bytes` gives a
result. Wrong arguments raise one of the errors below at once.

"""
GROUPS: dict[str, Callable[[Any], bool]] = {
    "Functions": inspect.isfunction,
    "Settings and results": lambda value: inspect.isclass(value) and not issubclass(value, Exception | Enum),
    "Words for kinds and levels": lambda value: inspect.isclass(value) and issubclass(value, Enum),
    "Modules": inspect.ismodule,
    "Errors": lambda value: inspect.isclass(value) and issubclass(value, Exception),
}
LONGEST = 88  # characters of a signature on one line
LONGEST_DEFAULT = 40
MODULE = re.compile(r"\b(?:newsclean|collections)(?:\.\w+)*\.(?=[A-Z])")


def main() -> None:
    """Write the page."""
    keep({PAGE: page()})


def page() -> str:
    """Return the page."""
    exported = {name: getattr(newsclean, name) for name in sorted(newsclean.__all__)}
    parts = []
    for title, belongs in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += (entry(name, value) for name, value in exported.items() if belongs(value))
    return HEAD + "\n".join(parts)


def entry(name: str, value: object) -> str:
    """Return what is told of a function or class, its members below it."""
    told = f"### {name}\n\n```text\n{signature(name, value)}\n```\n\n{doc(value)}\n"
    rows = "".join(members(value)) if inspect.isclass(value) or inspect.ismodule(value) else ""
    return told + (f"\n| member |  |\n|---|---|\n{rows}" if rows else "")


def signature(name: str, value: Any) -> str:
    """Return how something is called, each argument on a line where they are many."""
    if not callable(value) or (inspect.isclass(value) and issubclass(value, Exception | Enum)):
        return name
    stated = inspect.signature(value)
    returns = "" if inspect.isclass(value) else f" -> {annotation(stated.return_annotation)}"
    line = f"{name}({', '.join(arguments(stated))}){returns}"
    if len(line) <= LONGEST:
        return line
    return "\n".join((f"{name}(", *(f"    {each}," for each in arguments(stated)), f"){returns}"))


def arguments(stated: inspect.Signature) -> Iterator[str]:
    """Yield the parameters of a signature, with the sign for those that must be named."""
    are_named = False
    for parameter in stated.parameters.values():
        if parameter.name in ("self", "cls"):
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not are_named:
            are_named = True
            yield "*"
        stars = "*" * (parameter.kind is parameter.VAR_POSITIONAL) + "**" * (parameter.kind is parameter.VAR_KEYWORD)
        default = "" if parameter.default is parameter.empty else f" = {shown(parameter.default)}"
        yield f"{stars}{parameter.name}: {annotation(parameter.annotation)}{default}"


def annotation(stated: object) -> str:
    """Return a type as our source writes it."""
    if isinstance(stated, ForwardRef):
        return stated.__forward_arg__
    text = stated if isinstance(stated, str) else inspect.formatannotation(stated)
    return MODULE.sub("", text)


def shown(default: object) -> str:
    """Return the default of an argument, as one would write it."""
    if isinstance(default, Enum):
        return f"{type(default).__name__}.{default.name}"
    text = json.dumps(default, ensure_ascii=False) if isinstance(default, str) else repr(default)
    return "…" if len(text) > LONGEST_DEFAULT or text.startswith("<") else text


def members(home: Any) -> Iterator[str]:
    """Yield a row for each public method, property, value or function that a class or module defines itself."""
    for name, value in vars(home).items():
        plain: Any = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        if isinstance(plain, Enum) and isinstance(plain, home):
            yield f"| `{name}` | `{plain.value!r}` |\n".replace("'", '"')
        elif is_of(home, name, plain) and doc(plain) and (callable(plain) or is_property(plain)):
            shown = f"{name}({', '.join(arguments(inspect.signature(plain)))})" if callable(plain) else name
            yield f"| `{shown.replace('|', 'or')}` | {' '.join(doc(plain).split()).replace('|', '&#124;')} |\n"


def is_of(home: Any, name: str, value: Any) -> bool:
    """Tell whether a member is public, and of a class or a module itself."""
    comes_from = getattr(value, "__module__", None)
    return not name.startswith("_") and (inspect.isclass(home) or str(comes_from).startswith(home.__name__))


def is_property(value: object) -> bool:
    """Tell whether a member is read like a value."""
    return isinstance(value, property) or type(value).__name__ == "cached_property"


def doc(value: object) -> str:
    """Return the docstring of something, without what its class inherited."""
    return inspect.cleandoc(getattr(value, "__doc__", "") or "")


if __name__ == "__main__":
    main()
