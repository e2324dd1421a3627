"""TeamCity's service messages for inspections (jetbrains.com/help/teamcity, "Service messages")."""

import re
from typing import TextIO

from newslint.reports import Report
from newslint.reports.places import below
from newslint.text.escaping import terminal

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    for rule in sorted({finding.rule for finding in report.findings}):
        manual = report.manual(rule)
        summary = manual.summary if manual else rule
        stream.write(_message("inspectionType", id=rule, name=rule, category="newslint", description=summary))
    for finding in report.findings:
        place = finding.place
        stream.write(
            _message(
                "inspection",
                typeId=finding.rule,
                message=finding.message,
                file=below(place.path, "TEAMCITY_BUILD_CHECKOUTDIR"),
                line=str(place.line),
                SEVERITY=SEVERITIES[finding.severity],
            )
        )


def _message(kind: str, **attributes: str) -> str:
    listed = " ".join(f"{name}='{_escaped(value)}'" for name, value in attributes.items())
    return f"##teamcity[{kind} {listed}]\n"


def _escaped(text: str) -> str:
    marked = re.sub(r"[|'\[\]]", r"|\g<0>", terminal(text))
    return "".join(char if char.isascii() else _unicode(char) for char in marked)


def _unicode(char: str) -> str:
    """A character as TeamCity takes it, in units of UTF-16."""
    units = char.encode("utf-16-be")
    return "".join(f"|0x{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
