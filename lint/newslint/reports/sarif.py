"""SARIF 2.1.0, for GitHub code scanning and other viewers (docs.oasis-open.org/sarif/sarif/v2.1.0)."""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from newslint.config.config_file import git_root
from newslint.model.document import Lines
from newslint.model.finding import SEVERITIES, Edit, Finding, Fix, Place
from newslint.reports import Report, count
from newslint.reports.places import below
from newslint.text.escaping import sarif, uri

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
ROOT = "%SRCROOT%"

# GitHub's limits (docs.github.com, "SARIF support for code scanning").
MAX_RESULTS = 25_000
MAX_TEXT = 1024  # characters of a rule's descriptions
LINKED = 3  # other places that a message links to
BASELINE = ("external", "baseline")


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    json.dump(log(report), stream, indent=1)
    stream.write("\n")


def log(report: Report, limit: int = MAX_RESULTS) -> dict[str, Any]:
    """The whole log: at most `limit` results, the most severe first when there are more."""
    told = [*report.findings, *report.suppressed]
    left = len(told) - limit
    if left > 0:
        told = sorted(
            told, key=lambda finding: (bool(finding.suppressed), SEVERITIES.index(finding.severity))
        )
        told = told[:limit]
    names = sorted({finding.rule for finding in told})
    baselined = any(finding.suppressed == BASELINE for finding in told)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "newslint",
                "version": report.version,
                "semanticVersion": report.version,
                "rules": [_rule(report, name) for name in names],
            }
        },
        "automationDetails": {"id": "newslint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {
                "description": {
                    "text": "The root of the repository, or else the folder that newslint ran in."
                }
            }
        },
        "results": [_result(report, finding, names, baselined) for finding in told],
    }
    if left > 0:
        text = f"{count(left, 'more result')} left out, the least grave ones: {limit} is the limit."
        note = {"level": "warning", "message": {"text": text}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [note]}]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(report: Report, name: str) -> dict[str, Any]:
    """What the rule's own file tells of it."""
    known, manual = report.rules.get(name), report.manual(name)
    severity, confidence = (known.severity, known.confidence) if known else ("warning", "medium")
    summary = known.summary if known else name
    why = " ".join(manual.why.split()) if manual else summary
    rule: dict[str, Any] = {
        "id": name,
        "name": re.sub(r"[^A-Za-z]", "", name.title()),
        "shortDescription": {"text": _cut(summary)},
        "fullDescription": {"text": _cut(why)},
        "help": {"text": why},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": [name.partition("/")[0]],
            "precision": confidence,
            "problem.severity": PROBLEMS[severity],
        },
    }
    if manual:
        from newslint.ruleset.docs import page

        rule["help"] = {"text": f"{summary} {why}", "markdown": page(name, manual)}
    return rule


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _result(report: Report, finding: Finding, names: Sequence[str], baselined: bool) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.place)],
        "partialFingerprints": {"newslint/v1": finding.fingerprint or "none"},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": sarif(other.note or other.excerpt) or "here"},
                **_location(other),
            }
            for number, other in enumerate(finding.related, 1)
        ]
    lines = report.lines(finding.place.path) if finding.fix else None
    if finding.fix and lines:
        result["fixes"] = [_fix(finding.place.path, finding.fix, lines)]
    if finding.suppressed:
        kind, reason = finding.suppressed
        result["suppressions"] = [{"kind": kind, **({"justification": reason} if reason else {})}]
    if baselined:
        result["baselineState"] = "unchanged" if finding.suppressed == BASELINE else "new"
    return result


def _message(finding: Finding) -> str:
    """The message, with a link to each of the first other places (SARIF 2.1.0, 3.11.6)."""
    links = (
        f"[{sarif(other.path)}:{other.line}:{other.column}]({number})"
        for number, other in enumerate(finding.related[:LINKED], 1)
    )
    also = f" ({', '.join(links)})" if finding.related else ""
    return (sarif(finding.message) or finding.rule) + also


def _location(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if place.excerpt:
        region["snippet"] = {"text": place.excerpt.encode("utf-8", "replace").decode("utf-8")}
    told: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": region}}
    if place.part or place.field:
        name = f"{place.part}{'#' if place.field else ''}{place.field}"
        told["logicalLocations"] = [{"fullyQualifiedName": sarif(name)}]
    return told


def _artifact(path: str) -> dict[str, str]:
    """Relative to the repository's root, or else to where newslint ran; what lies outside can only be told as it is."""
    path = _below_root(path)
    if os.path.isabs(path) or path.startswith("../"):
        return {"uri": f"file://{uri(os.path.abspath(path).replace(os.sep, '/'))}"}
    return {"uri": uri(path), "uriBaseId": ROOT}


def _below_root(path: str) -> str:
    """A path from the root of the checkout, as GitHub and GitLab say it or as git has it."""
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        if os.environ.get(variable):
            return below(path, variable)
    top = git_root(Path())
    inside = os.path.relpath(path, top).replace(os.sep, "/") if top else path
    return path if inside.startswith("../") else inside


def _fix(path: str, fix: Fix, lines: Lines) -> dict[str, Any]:
    return {
        "description": {"text": "safe fix" if fix.safe else "unsafe fix: look at it before you keep it"},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [_replacement(edit, lines) for edit in fix.edits],
            }
        ],
    }


def _replacement(edit: Edit, lines: Lines) -> dict[str, Any]:
    (line, column), (end_line, end_column) = map(lines.position, edit.span)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"deletedRegion": region, "insertedContent": {"text": edit.content}}
