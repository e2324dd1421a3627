"""Findings about suppression comments themselves."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from newslint.engine.record_fixes import in_file
from newslint.engine.suppressions.comments import Comment, Garbled
from newslint.errors import nearest
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Lines, Span
from newslint.model.finding import Edit, Finding, Fix, Place
from newslint.model.rule import SUPPRESSIONS, Rule
from newslint.ruleset.selection import matches

NAMES = 5  # unknown ones that one finding tells of
SUGGESTIONS = 20  # names in a file for which a similar one is looked for: that takes long
_REST_OF_LINE = lazy(r"[ \t]*(?:\r\n|\r|\n|$)")


class Remarks:
    """The remarks on the comments of one article.

    rules  all rules, by name
    ran    those that ran
    """

    def __init__(self, document: Document, rules: Mapping[str, Rule], ran: Collection[str]) -> None:
        self._document = document
        self._rules = rules
        self._ran = ran
        self._asking = [rule for rule in rules.values() if rule.kind == SUPPRESSIONS]
        self._looked_for = 0
        self._suggestion = lru_cache(None)(self._near)
        self._judged = lru_cache(None)(self._all_ran)
        self._exists = lru_cache(None)(lambda name: any(matches(rule, [name]) for rule in rules))

    def of(self, comments: Sequence[Comment], garbled: Sequence[Garbled]) -> Iterator[Finding]:
        """All remarks."""
        for wrong in garbled:
            yield from self._remark("not-understood", wrong, wrong.reason)
        for comment in comments:
            unknown = [name for name in comment.selectors if not self._exists(name)]
            if unknown:
                told = "; ".join(
                    repr(name) + self._suggestion(name) for name in list(dict.fromkeys(unknown))[:NAMES]
                )
                yield from self._remark("unknown", comment, told)
            elif not comment.used and self._judged(comment.selectors):
                cut = Fix((Edit(comment.field.source(*_whole_line(comment)), ""),), safe=True)
                fix = in_file(self._document, cut)
                yield from self._remark("unused", comment, ", ".join(comment.selectors), fix)
            if self._document.format == "text":
                yield from self._remark("published", comment)
            if not comment.reason:
                yield from self._remark("reason", comment)

    def _remark(
        self, find: str, comment: Comment | Garbled, words: str = "", fix: Fix | None = None
    ) -> Iterator[Finding]:
        for rule in self._asking:
            if rule.find == find:
                place = place_of(comment, self._document)
                message = rule.message.format_map({"match": words})
                mark = f"{rule.name} {place.excerpt}"
                yield Finding(rule.name, rule.severity, "high", message, place, fix=fix, fingerprint=mark)

    def _near(self, name: str) -> str:
        self._looked_for += 1
        if self._looked_for > SUGGESTIONS:
            return ""
        return nearest(name, [*self._rules, *{rule.family for rule in self._rules.values()}])

    def _all_ran(self, selectors: tuple[str, ...]) -> bool:
        """Whether all that a comment is for did run: a rule that is switched off today may be on tomorrow."""
        return all(
            name in self._ran
            for name, rule in self._rules.items()
            if name in selectors or (rule.default and matches(name, selectors))
        )


def place_of(comment: Comment | Garbled, document: Document) -> Place:
    """Where a comment is in the file."""
    return Place.of(document, comment.field.source(*comment.span))


def _whole_line(comment: Comment) -> Span:
    """A comment, with its line when nothing else is there."""
    source, span = comment.field.text, comment.span
    lines = Lines(source)
    first = lines.start(lines.position(span.start)[0])
    after = _REST_OF_LINE.match(source, span.end)
    alone = not source[first : span.start].strip() and after
    return Span(first, after.end()) if alone and after else span
