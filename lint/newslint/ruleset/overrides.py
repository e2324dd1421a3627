"""The configuration's [options] table: other values for the [check] options of single rules."""

from collections.abc import Mapping
from typing import Any

from newslint.errors import UsageError, nearest
from newslint.model.rule import Rule


def tuned(rules: Mapping[str, Rule], options: Mapping[str, Mapping[str, Any]]) -> dict[str, Rule]:
    """The rules with the configured options. Raises UsageError for a rule, an option or a value that cannot be.

    Vocabulary cannot be changed here: it is compiled before, with the configuration's phrases.
    """
    changed = dict(rules)
    if not options:
        return changed
    from newslint.ruleset.options_schema import check_value, options_of

    for name, own in options.items():
        if name not in rules:
            raise UsageError(f"options: no rule {name!r}{nearest(name, rules)}")
        known = {key: value for key, value in rules[name].options.items() if not isinstance(value, dict)}
        for key, value in own.items():
            if key not in known:
                raise UsageError(f"options: {name} has no option {key!r}{nearest(key, known)}")
            try:
                check_value(key, value, options_of(rules[name].kind)[key])
            except ValueError as error:
                raise UsageError(f"options: {name}: {error}") from None
        changed[name] = rules[name]._replace(options={**rules[name].options, **own})
    return changed
