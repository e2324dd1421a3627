"""What is wrong with the comments that suppress, as findings of their own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from newslint.engine.suppressions.comments import Comment, Garbled
from newslint.errors import nearest
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Lines, Span
from newslint.model.finding import Edit, Finding, Fix, Place
from newslint.model.rule import SUPPRESSIONS, Rule
from newslint.ruleset.selection import matches

NAMES = 5  # unknown ones that one finding tells of
EXCERPT = 120  # characters of a comment that a finding shows
SUGGESTIONS = 20  # names in a file for which a similar one is looked for: that takes long
_REST_OF_LINE = lazy(r"[ \t]*(?:\r\n|\r|\n|$)")


class Remarks:
    """The remarks on the comments of one file.

    rules  all rules, by name
    ran    those that ran
    plain  whether the format shows comments to readers
    """

    def __init__(
        self, source: str, path: str, rules: Mapping[str, Rule], ran: Collection[str], plain: bool
    ) -> None:
        self._source = source
        self._path = path
        self._rules = rules
        self._ran = ran
        self._plain = plain
        self._lines = Lines(source)
        self._asking = [rule for rule in rules.values() if rule.kind == SUPPRESSIONS]
        self._looked_for = 0
        self._suggestion = lru_cache(None)(self._near)
        self._judged = lru_cache(None)(self._all_ran)
        self._exists = lru_cache(None)(lambda name: any(matches(rule, [name]) for rule in rules))

    def of(self, comments: Sequence[Comment], garbled: Sequence[Garbled]) -> Iterator[Finding]:
        """All remarks."""
        for wrong in garbled:
            yield from self._remark("not-understood", wrong.span, wrong.reason)
        for comment in comments:
            unknown = [name for name in comment.selectors if not self._exists(name)]
            if unknown:
                told = "; ".join(
                    repr(name) + self._suggestion(name) for name in list(dict.fromkeys(unknown))[:NAMES]
                )
                yield from self._remark("unknown", comment.span, told)
            elif not comment.used and self._judged(comment.selectors):
                cut = Fix((Edit(self._whole_line(comment.span), ""),), safe=True)
                yield from self._remark("unused", comment.span, ", ".join(comment.selectors), cut)
            if self._plain:
                yield from self._remark("published", comment.span)
            if not comment.reason:
                yield from self._remark("reason", comment.span)

    def _remark(self, find: str, span: Span, words: str = "", fix: Fix | None = None) -> Iterator[Finding]:
        for rule in self._asking:
            if rule.find == find:
                place = self._place(span)
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

    def _place(self, span: Span) -> Place:
        start, end = span
        place = (*self._lines.position(start), *self._lines.position(end))
        return Place(self._path, "", start, end, *place, self._source[start:end][:EXCERPT])

    def _whole_line(self, span: Span) -> Span:
        """A comment, with its line when nothing else stands there."""
        first = self._lines.start(self._lines.position(span.start)[0])
        after = _REST_OF_LINE.match(self._source, span.end)
        alone = not self._source[first : span.start].strip() and after
        return Span(first, after.end()) if alone and after else span
