"""Logging commands for Azure Pipelines (learn.microsoft.com, "Logging commands")."""

from typing import TextIO

from newslint.reports import Report
from newslint.reports.places import below
from newslint.text.escaping import terminal

TYPES = {"error": "error", "warning": "warning", "info": "warning"}  # there is nothing milder


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    for finding in report.findings:
        place = finding.place
        properties = {
            "type": TYPES[finding.severity],
            "sourcepath": below(place.path, "BUILD_SOURCESDIRECTORY"),
            "linenumber": str(place.line),
            "columnnumber": str(place.column),
            "code": finding.rule,
        }
        listed = "".join(f"{key}={_property(value)};" for key, value in properties.items())
        stream.write(f"##vso[task.logissue {listed}]{_escaped(finding.message)}\n")


def _escaped(text: str) -> str:
    return terminal(text).replace("%", "%AZP25")


def _property(text: str) -> str:
    return _escaped(text).replace(";", "%3B").replace("]", "%5D")
