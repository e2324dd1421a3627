"""Rules as the engine uses them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

# Rules whose findings come from the engine itself: the readers' problems, and suppressions that do nothing.
READER, SUPPRESSIONS = "reader", "suppressions"
ENGINE_FINDS = {
    READER: ("encoding", "unreadable", "limit", "empty"),
    SUPPRESSIONS: ("unused", "unknown", "published", "reason", "not-understood"),
}
ENGINE_KINDS = frozenset(ENGINE_FINDS)


class Rule(NamedTuple):
    """A rule ready to run.

    name      family/rule, from the rule file's path
    fix       "", "safe" or "unsafe": what kind of repair its check may offer
    default   whether it runs when nothing is selected
    kind      the check, a module of newslint.checks
    options   the check's options, as written in the rule file's [check] table
    languages the languages the rule knows (empty: it does not depend on language)
    yields_to selectors of rules: where one of those reports the same text, this rule does not
    once      "text" or "message": findings with the same one in many files of a site are reported once for the site
    covers    selectors of rules that say nothing about a language once this rule reports it for the site
    """

    name: str
    severity: str
    confidence: str
    message: str
    summary: str
    fix: str
    default: bool
    kind: str
    options: Mapping[str, Any]
    languages: tuple[str, ...]
    yields_to: tuple[str, ...] = ()
    once: str = ""
    covers: tuple[str, ...] = ()

    @property
    def find(self) -> str:
        """What the rule asks its check for; its own name when the check's findings are by rule."""
        found = self.options.get("find", "")
        return found if isinstance(found, str) and found else self.name

    @property
    def family(self) -> str:
        return self.name.partition("/")[0]


def vocabulary_file(name: str) -> str:
    """The name under which the compiled rules keep rules/vocabularies/NAME.toml."""
    return f"vocabulary-{name}.json"
