"""Whether a file is a newslint report: only such a file is overwritten without --force."""

import re
from pathlib import Path

HEAD, TAIL = 8192, 1024  # bytes at a file's start and end that are looked at

# How files begin that newslint wrote, by format.
_BEGIN = (
    rb'\{\s*"schema_version": \d',  # json, jsonl
    rb'\{\s*"\$schema": "[^"]*sarif[^"]*".{0,400}"name": "newslint"',
    rb'\{\s*"source": \{\s*"name": "newslint"',  # rdjson
    rb'\{"message": [^\n]*"severity": "[A-Z]+", "code": \{"value": "',  # rdjsonl
    rb"::(error|warning|notice) [^\n]*title=newslint",
    rb'\[\s*(\{\s*"description": [^\n]*\n\s*"check_name": |\]\s*\Z)',  # gitlab
    rb'<\?xml [^>]*>\s*<testsuites name="newslint"',
    rb'<\?xml [^>]*>\s*<checkstyle version="4\.3"(/>|>.{0,4000}source="newslint\.)',
    rb"## newslint\b",
    rb"##vso\[task\.logissue type=|##teamcity\[inspectionType ",
    rb'\{\s*"rules": \[.{0,4000}"engineId": "newslint"',
    rb'\{\s*"rules": \[\],\s*"issues": \[\]',
    rb'"path","part","line","column",',
    rb"<!doctype html>.*<title>newslint",
    rb"[^\n]+:\d+:\d+: (error |warning |info )?[a-z]+/[a-z-]+ ",  # concise, without its summary
    rb"[a-z]+/[a-z-]+ [^\n]*\n --> ",  # full, without its summary
    rb"[^\n]+\n +\d+:\d+  (error|warning|info) ",  # table, without its summary
    rb"# Proposed from \d+ articles",  # learn
    rb'\{"newslint-baseline": ',
)
_END = rb"(\A|\n)(All checks passed!|Nothing was checked\.|No findings, but |Found \d+ findings?[ .:(])"


def is_ours(path: str | Path) -> bool:
    """Whether a file may be overwritten: newslint wrote it, it is empty, or there is no ordinary file."""
    path = Path(path)
    if not path.is_file():
        return True
    with open(path, "rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, path.stat().st_size - TAIL))
        tail = file.read(TAIL)
    begins = any(re.match(pattern, head, re.DOTALL) for pattern in _BEGIN)
    return not head or begins or re.search(_END, tail) is not None
