"""JUnit and Checkstyle XML.

JUnit has no notion of severity: errors and warnings are failures, infos are skipped tests, so that a build which
newslint lets pass is green in the viewer too.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from lxml import etree

from newslint.model.finding import Finding
from newslint.reports import Report
from newslint.text.escaping import xml


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    root = _junit(report) if name == "junit" else _checkstyle(report)
    etree.indent(root)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(etree.tostring(root, encoding="unicode") + "\n")


def _by_path(report: Report) -> Iterator[tuple[str, list[Finding]]]:
    for path, findings in groupby(report.findings, key=lambda finding: finding.place.path):
        yield xml(path), list(findings)


def _junit(report: Report) -> etree._Element:
    root = _element(None, "testsuites", {"name": "newslint", **_counts(report.findings)})
    for path, findings in _by_path(report):
        suite = _element(root, "testsuite", {"name": path, **_counts(findings)})
        for finding in findings:
            _case(suite, finding)
    if not report.findings:
        root.set("tests", "1")
        suite = _element(root, "testsuite", {"name": "newslint", **_counts([]), "tests": "1"})
        _element(suite, "testcase", {"name": "No findings", "classname": "newslint"})
    return root


def _counts(findings: Sequence[Finding]) -> dict[str, str]:
    skipped = sum(finding.severity == "info" for finding in findings)
    counts = {"tests": len(findings), "failures": len(findings) - skipped, "skipped": skipped, "errors": 0}
    return {name: str(number) for name, number in counts.items()}


def _case(suite: etree._Element, finding: Finding) -> None:
    place = finding.place
    message = xml(finding.message)
    name = {"name": f"org.newslint.{finding.rule}", "classname": xml(place.path)}
    case = _element(suite, "testcase", {**name, "line": str(place.line), "column": str(place.column)})
    if finding.severity == "info":
        _element(case, "skipped", {"message": message})
        return
    failure = _element(case, "failure", {"message": message, "type": finding.severity})
    also = (f"\nsee {xml(other.path)}, line {other.line}, col {other.column}" for other in finding.related)
    failure.text = f"line {place.line}, col {place.column}, {message}{''.join(also)}"


def _checkstyle(report: Report) -> etree._Element:
    root = _element(None, "checkstyle", {"version": "4.3"})
    for path, findings in _by_path(report):
        file = _element(root, "file", {"name": path})
        for finding in findings:
            where = {"line": str(finding.place.line), "column": str(finding.place.column)}
            told = {"severity": finding.severity, "message": xml(finding.message)}
            _element(file, "error", {**where, **told, "source": f"newslint.{finding.rule}"})
    return root


def _element(parent: etree._Element | None, tag: str, attributes: dict[str, str]) -> etree._Element:
    if parent is None:
        return etree.Element(tag, attributes)
    return etree.SubElement(parent, tag, attributes)
