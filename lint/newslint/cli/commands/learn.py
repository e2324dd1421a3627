"""learn: propose a phrase pack from the articles of one site."""

import sys
from pathlib import Path

from newslint.boilerplate.mining import Site, pack
from newslint.checks.boilerplate import STRIP
from newslint.cli.commands import configuration, rules_for
from newslint.cli.commands.report_files import announce, guard, opened
from newslint.cli.options import LearnOptions
from newslint.config import file_discovery
from newslint.engine.linter import Linter
from newslint.engine.paths import Paths
from newslint.errors import UsageError
from newslint.readers import UNREAD, content
from newslint.reports import count
from newslint.text.escaping import terminal

LEAST = 3  # articles in which a block must be


def learn(arguments: LearnOptions) -> int:
    """Print the phrase pack. Raises UsageError for a folder without articles enough."""
    folder = Path(arguments.site)
    if arguments.output:
        guard(f"--output {arguments.output}", arguments.output, arguments.force)
    settings = configuration(arguments, folder)
    linter = Linter(rules_for(settings, arguments), settings)
    general = next(rule.name for rule in linter.compiled_rules.rules.values() if rule.find == STRIP)
    site = Site(general, linter.analysers.phrase_index.words)
    failed = False
    for path in file_discovery.files([folder], settings):
        try:
            data = content(path, settings.max_file_size)
            result = linter.read(str(path), data, name=Paths(settings.root).name(path))
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}") from None
        for problem in result.problems:
            if problem.find in UNREAD:
                failed = True
                print(f"newslint: {terminal(str(path))}: {terminal(problem.reason)}", file=sys.stderr)
        for document in result.documents:
            labels = linter.analysers.phrase_index.labels(document)
            site.add(document, labels, linter.analysers.identifier.document_language(document))
    least = arguments.min_articles or max(LEAST, site.articles // 20)
    if site.articles < least:
        raise UsageError(f"{folder}: {count(site.articles, 'article')}; at least {least} are needed")
    proposals = site.proposals(least)
    text = pack(proposals, site.articles)
    if arguments.output:
        with opened(arguments.output) as stream:
            stream.write(text)
        announce(arguments.output)
    else:
        sys.stdout.write(text)
    proposed = f"{count(len(proposals), 'proposal')} from {count(site.articles, 'article')}"
    found = f"{count(site.known, 'block')} {'is' if site.known == 1 else 'are'} found already"
    print(f"newslint: {proposed}; {found}", file=sys.stderr)
    return 2 if failed else 0
