"""Count agreements with tokenizer tests in the html5lib format, and list the disagreements.

    python scripts/measure_html5lib.py FILE.test... [--all]

Each initial state of a test counts. Disagreements are shown ten a file, or all of them with --all.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsclean.readers.html.tokens import State, Token, tokens

STATES: dict[str, State] = {
    "Data state": "data",
    "PLAINTEXT state": "plaintext",
    "RCDATA state": "rcdata",
    "RAWTEXT state": "rawtext",
    "Script data state": "script data",
    "CDATA section state": "cdata section",
}
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
SHOWN = 10


def tests_of(path: Path) -> Iterator[tuple[str, str, str, State, list[Any]]]:
    """Yield description, input, last start tag, state and output of each test."""
    groups = json.loads(path.read_text(encoding="utf-8"))
    for test in groups.get("tests") or groups.get("xmlViolationTests") or []:
        source, output = test["input"], [item for item in test["output"] if item != "ParseError"]
        if test.get("doubleEscaped"):
            source, output = unescaped(source), unescaped(output)
        for state in test.get("initialStates", ["Data state"]):
            yield test["description"], source, test.get("lastStartTag", ""), STATES[state], output


def unescaped(value: Any) -> Any:
    if isinstance(value, str):
        return ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    return {unescaped(key): unescaped(item) for key, item in value.items()} if isinstance(value, dict) else value


def output_of(source: str, last: str, state: State) -> list[Any]:
    """Return tokens as the tests have them: neighbouring text joined."""
    found: list[Any] = []
    for token in tokens(source, raw=last, state=state):
        entry = as_listed(token)
        if found and entry[0] == found[-1][0] == "Character":
            found[-1][1] += entry[1]
        else:
            found.append(entry)
    return found


def as_listed(token: Token) -> list[Any]:
    match token.kind:
        case "text":
            return ["Character", token.text]
        case "comment":
            return ["Comment", token.text]
        case "end tag":
            return ["EndTag", token.name]
        case "doctype":
            name, public, system, forces_quirks = token.doctype
            return ["DOCTYPE", name, public, system, not forces_quirks]
        case _:
            return ["StartTag", token.name, dict(token.attributes), *[True] * token.is_self_closing]


def main() -> None:
    shown = sys.maxsize if "--all" in sys.argv else SHOWN
    agreed = total = 0
    for path in [Path(name) for name in sys.argv[1:] if not name.startswith("--")]:
        tests = list(tests_of(path))
        wrong = [test for test in tests if output_of(test[1], test[2], test[3]) != test[4]]
        print(f"{path.name}: {len(tests) - len(wrong)} of {len(tests)}")
        for description, source, last, state, output in wrong[:shown]:
            print(ascii(f"  {description} [{state}] {source!r}: {output_of(source, last, state)} for {output}"))
        agreed, total = agreed + len(tests) - len(wrong), total + len(tests)
    print(f"{agreed} of {total} agree")


if __name__ == "__main__":
    main()
