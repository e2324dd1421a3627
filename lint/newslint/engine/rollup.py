"""Text that recurs in many files of a site is its template or its wording, and is reported once.

What is in a few files of many is a leftover, and stays a finding in each of them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from newslint.fast.lazy_regex import lazy
from newslint.model.finding import Finding
from newslint.model.rule import Rule
from newslint.ruleset.selection import matches
from newslint.text.digest import digest

FEWEST = 5  # articles from which the same finding tells something of the site
SHARE = 0.2  # share of the site's articles from which it does
PLACES = 5  # places in other articles that the one finding names

_NUMBER = lazy(r"\d+")
_Key = tuple[str, str]


def rolled_up(findings: Sequence[Finding], rules: Mapping[str, Rule], total: int) -> list[Finding]:
    """The findings, those that many of the `total` articles share as one, in the first article, with the next places."""
    once = {name: rule for name, rule in rules.items() if rule.once}
    groups: defaultdict[_Key, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        if finding.rule in once:
            groups[_key(finding, once[finding.rule])].append(number)
    merged: dict[int, Finding] = {}
    gone: set[int] = set()
    covered: list[tuple[Rule, Finding]] = []
    for (name, _), numbers in groups.items():
        articles = {findings[number].place.article for number in numbers}
        if len(articles) < max(FEWEST, SHARE * total):
            continue
        first, *others = sorted(numbers, key=lambda number: findings[number].sort_key)
        gone.update(others)
        merged[first] = _for_site(
            findings[first], [findings[other] for other in others], len(articles), total
        )
        if once[name].covers:
            covered.append((once[name], findings[first]))
    return [
        merged.get(number, finding)
        for number, finding in enumerate(findings)
        if number not in gone and not any(_is_covered(finding, *one) for one in covered)
    ]


def _key(finding: Finding, rule: Rule) -> _Key:
    text = finding.message if rule.once == "message" else finding.place.excerpt
    return finding.rule, _NUMBER.sub("0", " ".join(text.split()).casefold())


def _for_site(finding: Finding, others: Sequence[Finding], count: int, total: int) -> Finding:
    """One finding for all: information, as the site's owner may well want it so."""
    places: dict[tuple[str, str], Finding] = {}
    for other in others:
        places.setdefault(other.place.article, other)
    noun = "articles" if finding.place.part else "files"
    hint = f'in {count} of {total} {noun}; if that is meant, ignore = ["{finding.rule}"] or `newslint learn`'
    return finding._replace(
        severity="info",
        message=f"{finding.message} ({hint})",
        related=tuple(other.place for other in list(places.values())[:PLACES]),
        fix=None,
        fingerprint=digest(f"site\x00{finding.rule}\x00{finding.place.excerpt}", 10),
    )


def _is_covered(finding: Finding, rule: Rule, known: Finding) -> bool:
    """Whether a finding is about a language that the whole site is in on purpose."""
    if not matches(finding.rule, rule.covers):
        return False
    return finding.language in (known.language, *known.language.split("+"))
