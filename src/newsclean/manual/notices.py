"""Findings of the tool itself: what newsclean reports of suppressions, baselines, files and its own work."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.model import Severity

OWN = "newsclean"  # the family that no rule belongs to


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding that no rule makes; `home` is the module that does."""

    code: str
    name: str
    severity: Severity
    home: str
    doc: str


NOTICES = (
    Notice("NCL101", "unused-suppression", Severity.WARNING, "newsclean.engine.suppressions", """\
A suppression silences nothing.

## Why is this bad?
The text was repaired, or the rule no longer finds it. What is left would hide the next defect in the same place.

## Fix
Safe in HTML and Markdown: the rule is taken out of the comment, and the comment goes with its last rule. Elsewhere it
is shown only. A suppression of a rule that did not run is not judged.
"""),
    Notice("NCL102", "unknown-rule-in-suppression", Severity.WARNING, "newsclean.engine.suppressions", """\
A suppression names a rule that does not exist.

## Why is this bad?
It silences nothing, and whoever wrote it believes that it does.

## Fix
Shown only, with the closest name there is. What newsclean finds of its own work, as this is, cannot be silenced.
"""),
    Notice("NCL103", "malformed-suppression", Severity.WARNING, "newsclean.engine.suppressions", """\
A suppression cannot be read.

## Why is this bad?
It silences nothing: a bracket is missing, no rule is named, or a `disable` has no `enable`.

## Fix
Shown only. The message says what was expected.
"""),
    Notice("NCL104", "stale-baseline-entry", Severity.WARNING, "newsclean.cli.baselines", """\
The baseline holds a finding that is gone.

## Why is this bad?
An entry that nothing needs would hold back the same defect when it comes again.

## Fix
Shown only. `newsclean check --prune-baseline` takes such entries out of the baseline.
"""),
    Notice("NCL901", "undecodable-bytes", Severity.ERROR, "newsclean.sources", """\
Bytes of the file are no text in its encoding.

## Why is this bad?
What stood there is not known; each such place is read as U+FFFD.

## Fix
Shown only. State the right encoding with `--encoding`, or get the file anew. A record with such bytes is judged and
never written.
"""),
    Notice("NCL902", "unparsable-record", Severity.ERROR, "newsclean.containers.assembly", """\
A record of a JSON or JSON Lines file cannot be read.

## Why is this bad?
Its text was not judged. The other records of the file were.

## Fix
Shown only; the record is left as it is, to the byte.
"""),
    Notice("NCL903", "rule-crashed", Severity.ERROR, "newsclean.rules.rule", """\
A rule failed with an error.

## Why is this bad?
What it would have found in this text is not known. The other rules ran.

## Fix
Shown only. It is a defect of the rule: report it, with the text if that can be shown. Until it is repaired, `ignore`
the rule that the message names.
"""),
    Notice("NCL904", "did-not-settle", Severity.ERROR, "newsclean.engine", """\
Two rules undo the repairs of one another.

## Why is this bad?
No state of the text satisfies both, so the text keeps its last one.

## Fix
Shown only. It is a defect of the rules that the message names: report it, and `ignore` one of them until then.
"""),
    Notice("NCL905", "partly-read", Severity.WARNING, "newsclean.sources", """\
A part of the file was not judged.

## Why is this bad?
It may hold anything. The message says what was passed over and why: a paragraph longer than any of an article, front
matter that is no YAML.

## Fix
Shown only.
"""),
    Notice("NCL906", "too-long-for-the-editor", Severity.INFO, "newsclean.integrations.lsp.checking", """\
The text is too long to be judged at every keystroke.

## Why is this bad?
Nothing is known of it: the server of the editor has not judged it.

## Fix
Shown only. `newsclean check` judges the file.
"""),
)  # fmt: skip
