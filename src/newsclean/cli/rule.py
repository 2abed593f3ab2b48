"""`newsclean rule`: explain a rule, or list them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.streams import output, show

if TYPE_CHECKING:
    from newsclean.rules import Rule


@click.command()
@click.argument("name", required=False, metavar="[CODE | NAME | FAMILY]")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="[default: text]")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(name: str | None, output_format: str) -> None:
    """Explain a rule, or list the rules of a family or all."""
    from newsclean.api import rule
    from newsclean.rules import Rule

    found = rule(name or "ALL")
    rules = (found,) if isinstance(found, Rule) else found
    if output_format == "json":
        output().write(json.dumps([_facts(each) for each in rules], indent=2) + "\n")
    elif isinstance(found, Rule):
        show(_manual_page(found))
    else:
        show(_table(rules))


def _facts(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": str(rule.severity),
        "default": rule.default,
        "scope": rule.scope,
        "languages": sorted(rule.languages),
        "options": dict(rule.options),
        "summary": rule.summary,
        "doc": rule.doc,
    }


def _manual_page(rule: Rule) -> str:
    state = "on" if rule.default else "off"
    languages = f"languages: {', '.join(sorted(rule.languages))}" if rule.languages else "all languages"
    options = "".join(f"\n- {name} = {json.dumps(default)}" for name, default in rule.options.items())
    listed = f"\n\n## Options and defaults{options}" if options else ""
    return f"# {rule.code} {rule.name}\n\n{rule.severity}, {state} by default, {languages}\n\n{rule.doc}{listed}\n"


def _table(rules: Iterable[Rule]) -> str:
    """Return one line a rule: code, name, severity, whether it is on by default, and what it finds."""
    head = ("code", "name", "severity", "default", "finds")
    rows = [head, *((r.code, r.name, str(r.severity), "on" if r.default else "off", r.summary) for r in rules)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head) - 1)]
    return "".join(
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1])) + "\n"
        for row in rows
    )
