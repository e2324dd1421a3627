"""One set of findings for all formats: two articles, wide characters, a fix, a figure that another article
contradicts, a suppressed finding, and text in every field that is meant to break out of it."""

import io
import re
from decimal import Decimal
from functools import partial
from types import SimpleNamespace

from newslint import readers, reports
from newslint.model.document import Lines, Span
from newslint.model.finding import Edit, Finding, Fix, Place
from newslint.model.rule import Rule
from newslint.quantities import Quantity
from newslint.ruleset.schema import RuleFile

SOURCES = {
    "a.txt": "Färjan\n\n渡轮 sails 64 times\x1b[31m\n\n::add-mask::x <b>\u202e ##[error]y\n",
    "b/ö [1]#%.md": "# ::error::x\n\nIt sails 46 times `<script>alert(1)</script>` @everyone\n",
}
A, B = SOURCES
RULE = Rule(
    "figures/disagree-across",
    "warning",
    "high",
    "",
    "Figures that disagree.",
    "",
    True,
    "article_disagreement",
    {},
    (),
)


def read_source(path):
    return readers.read(path, SOURCES[path].encode()) if path in SOURCES else None


def place(path, text, note=""):
    """The place of a text's first occurrence."""
    source = SOURCES[path]
    start = source.index(text)
    end = start + len(text)
    lines = Lines(source)
    return Place(path, "", start, end, *lines.position(start), *lines.position(end), text, note)


def findings():
    escape = place(A, "\x1b[31m")
    mask = place(A, "::add-mask::x <b>\u202e ##[error]y")
    script = place(B, "`<script>alert(1)</script>`")
    return [
        Finding("figures/disagree-across", "warning", "high", "“64” here, “46” in ö.md", place(A, "64", "64"), (place(B, "46", "46"),), None, "en", "f1"),
        Finding("text/control-character", "error", "high", "control character U+001B", escape, (), Fix((Edit(Span(escape.start, escape.end), ""),), True), "sv", "f2"),
        Finding("ui/button", "info", "medium", "::add-mask::x\n<b>\u202e ##[error]y", mask, (), None, "", "f3"),
        Finding("text/markup", "error", "high", "markup: `<script>alert(1)</script>` |@everyone [x](javascript:y)", script, (), Fix((Edit(Span(script.start, script.end), "x"),), False), "", "f4"),
    ]  # fmt: skip


def suppressed():
    return [
        Finding("ui/ai-label", "error", "high", "AI label: Färjan", place(A, "Färjan"), fingerprint="s1", suppressed=("inSource", "our own [words]")),
        Finding("ui/player", "error", "high", "player: It", place(B, "It"), fingerprint="s2", suppressed=("external", "baseline")),
    ]  # fmt: skip


MANUAL = RuleFile.model_validate(
    {
        "summary": "Figures that disagree.",
        "severity": "warning",
        "message": "",
        "why": "Readers of both articles\ndo not know which to believe.",
        "check": {"kind": "article_disagreement", "find": "disagreement"},
        "bad": [{"lang": "en", "articles": ["It sails >>>64<<< times.", "It sails >>>46<<< times."]}],
    }
)


def quantities(document):
    """Every number as a figure: the reports do not depend on how well figures are read."""
    return [
        Quantity(index, Span(*match.span()), (Decimal(match[0]),) * 2, Decimal(match[0]), Decimal(match[0]), "", "times", "", "statistic", "", "en")
        for index, block in enumerate(document.blocks)
        for match in re.finditer("[0-9]+", block.text)
    ]  # fmt: skip


def analysed(path, part, read=read_source):
    """The article at a path with its language and quantities, or None."""
    result = read(path)
    document = next((each for each in (result.documents if result else ()) if each.part == part), None)
    language = "sv" if path == A else "en"
    return document and SimpleNamespace(document=document, language=language, quantities=quantities(document))


def told(found=None, **changes):
    made = reports.Report(
        findings=findings() if found is None else found,
        suppressed=suppressed(),
        rules={RULE.name: RULE},
        files=3,
        fixed=0,
        read=read_source,
        manual={RULE.name: MANUAL}.get,
        article=analysed,
        version="0.0.0",
        sourced={A: (2, 1), B: (1, 1)},
        statistics=True,
    )
    if "read" in changes:
        changes["article"] = partial(analysed, read=changes["read"])
    return made._replace(**changes)


def rendered(name, made=None):
    stream = io.StringIO()
    reports.write(name, made or told(), stream, color=False, width=100)
    return stream.getvalue()


def everywhere(text):
    """Findings that have a text in every field that comes from articles, file names or configuration."""
    spot = Place(text or "x", text, 0, 1, 1, 1, 1, 2, text, text)
    first = Finding(
        "ui/button",
        "error",
        "high",
        text,
        spot,
        (spot, place(A, "64")),
        Fix((Edit(Span(0, 1), text),), True),
        "en",
        text,
    )
    second = first._replace(rule="ui/player", severity="info", place=place(A, "64"), suppressed=None)
    return [first, second, first._replace(suppressed=("external", text))]  # fmt: skip


def report_of(text):
    """A report of such findings, the third of them suppressed."""
    first, second, gone = everywhere(text)
    return told([first, second], suppressed=[gone], sourced={text or "x": (3, 1)})
