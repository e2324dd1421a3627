"""One defect, one finding: where rules match the same text, a rule that yields to another one gives way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from newslint.model.finding import Finding, Place
from newslint.model.rule import Rule
from newslint.ruleset.selection import matches


def without_overlaps(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """The findings but those that yield to one on the same text, which names their rules in `also`.

    A finding yields where its rule's `yields-to` names the rule of another finding that overlaps it.
    """
    yielding = {name: rule.yields_to for name, rule in rules.items() if rule.yields_to}
    if not any(finding.rule in yielding for finding in findings):
        return list(findings)
    stronger: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        if any(matches(finding.rule, selectors) for selectors in yielding.values()):
            stronger[finding.place.article].append(number)
    leaves_to: dict[int, int] = {}
    for number, finding in enumerate(findings):
        selectors = yielding.get(finding.rule, ())
        near = stronger[finding.place.article] if selectors else ()
        for other in near:
            if matches(findings[other].rule, selectors) and _overlap(finding.place, findings[other].place):
                leaves_to[number] = other
                break
    left: defaultdict[int, list[Finding]] = defaultdict(list)
    for number in leaves_to:
        left[_last(number, leaves_to)].append(findings[number])
    return [
        _with(finding, left[number]) for number, finding in enumerate(findings) if number not in leaves_to
    ]


def _last(number: int, leaves_to: Mapping[int, int]) -> int:
    """The finding that is left of those that yield one to the other."""
    seen = {number}
    while number in leaves_to and leaves_to[number] not in seen:
        number = leaves_to[number]
        seen.add(number)
    return number


def _with(finding: Finding, left: Sequence[Finding]) -> Finding:
    """A finding with the rules and the places of those that left their text to it, after its own."""
    if not left:
        return finding
    also = dict.fromkeys((*finding.also, *(other.rule for other in left)))
    related = dict.fromkeys((*finding.related, *(place for other in left for place in other.related)))
    return finding._replace(also=tuple(also), related=tuple(related))


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
