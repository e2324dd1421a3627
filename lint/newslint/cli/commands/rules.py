"""rule, rules, schema, version, test: information about newslint itself."""

import json
import sys
from pathlib import Path

from newslint import __version__, reports
from newslint.cli.commands import configuration, rules_for
from newslint.cli.options import Options, RuleOptions, RulesOptions, TestOptions
from newslint.errors import UsageError, nearest
from newslint.ruleset import compiled


def rule(arguments: RuleOptions) -> int:
    """Print a rule's manual page."""
    from newslint.ruleset.compiler import read_rule, rule_files
    from newslint.ruleset.docs import page

    files = dict(rule_files(compiled.rules_folder()))
    if arguments.name not in files:
        raise UsageError(f"no rule {arguments.name!r}{nearest(arguments.name, files)}")
    print(page(arguments.name, read_rule(files[arguments.name])), end="")
    return 0


def rules(arguments: RulesOptions) -> int:
    """Print the table of rules, or those that do not know a language."""
    if arguments.missing:
        from newslint.languages.language_names import no_language
        from newslint.ruleset.docs import missing

        if reason := no_language(arguments.missing):
            raise UsageError(f"--missing: {reason}")
        for name in missing(compiled.rules_folder(), arguments.missing):
            print(name)
        return 0
    known = rules_for(configuration(arguments, Path()), arguments).rules
    if arguments.json:
        fields = ("name", "severity", "confidence", "default", "fix", "kind", "languages", "summary")
        json.dump([{field: getattr(item, field) for field in fields} for item in known.values()], sys.stdout)
        print()
        return 0
    from tabulate import tabulate

    rows = [
        (item.name, item.severity if item.default else f"({item.severity})", item.fix, item.summary)
        for item in known.values()
    ]
    print(tabulate(rows, headers=("rule", "severity", "fix", "finds"), disable_numparse=True))
    print(f"\n{len(rows)} rules; (severity): off by default. `newslint rule NAME` explains one.")
    return 0


def schema(_: Options) -> int:
    """Print the JSON Schema of the configuration file."""
    from newslint.config.schema import json_schema

    print(json.dumps(json_schema(), indent=2))
    return 0


def version(_: Options) -> int:
    print(f"newslint {__version__}")
    return 0


def test(arguments: TestOptions) -> int:
    """Run the examples of a user's own rules."""
    from newslint.engine.rule_examples import cases, failure, incomplete

    folder = Path(arguments.folder)
    rules = compiled.load([folder])
    failed = [f"no example: {line}" for line in incomplete(folder)]
    count = 0
    for case in cases(folder):
        count += 1
        message = failure(case, rules)
        if case.expected == "missed" and not message:
            failed.append(f"{case.label}: works now; make it a `bad` or `good` example")
        elif case.expected != "missed" and message:
            failed.append(f"{case.label}: {message}")
    for line in failed:
        print(line)
    print(f"{reports.count(count, 'example')}, {reports.count(len(failed), 'problem')}")
    return 1 if failed else 0
