"""Read every file of a folder and check it: no crash, exact places, time in proportion to size.

    python bench/check_readers.py FOLDER [--visible]

Prints a line for each file that falls short, then how many were read and how fast. With --visible, the words of each
HTML file are also compared with those of lxml's tree (which drops what lies deeper than 256 elements).

Where the folder holds the tests of the standards (commonmark/spec.txt, html5lib-tests/tree-construction/*.dat), the
visible text of each is compared with the reference, too: on how many examples and documents they agree.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "lint"), str(ROOT / "tests")]

from reading import exact, visible_words  # noqa: E402
from standards import commonmark_examples, html5lib_documents, words_of_page, words_of_tree  # noqa: E402

from newslint import readers  # noqa: E402

SLOWEST = 2.0  # MB per second that every file must reach, beyond the first tenth of a second


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--visible", action="store_true")
    parser.add_argument("--problems", action="store_true", help="print what could not be read, too")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"{options.folder}: not a folder")
    spent, size, files, short = Counter(), Counter(), Counter(), 0
    for path in sorted(options.folder.rglob("*")):
        form = readers.format_of(str(path)) if path.is_file() else None
        if form is None:
            continue
        data = path.read_bytes()
        begun = time.perf_counter()
        result = readers.read(str(path), data)
        taken = time.perf_counter() - begun
        spent[form] += taken
        size[form] += len(data)
        files[form] += 1
        for wrong in failings(result, data, taken, options.visible):
            short += 1
            print(f"{path}: {wrong}")
        if options.problems:
            for problem in result.problems:
                print(f"  {path.name}:{problem.line}: {problem.rule} {problem.reason}")
    for form in files:
        print(
            f"{form}: {files[form]} files, {size[form] / 1e6:.1f} MB, {size[form] / 1e6 / spent[form]:.1f} MB/s"
        )
    for spec in sorted(options.folder.rglob("commonmark/spec.txt")):
        short += compare(
            "CommonMark examples", commonmark_examples(spec.read_text("utf-8")), "a.md", words_of_page
        )
    pages = [
        page
        for file in sorted(options.folder.rglob("tree-construction/*.dat"))
        for page in html5lib_documents(file.read_text("utf-8"))
    ]
    if pages:
        compare("html5lib documents", pages, "a.html", words_of_tree)
    return 1 if short else 0


def compare(what, pairs, name, words):
    """Print on how many pairs of a source and its reference the visible words agree; how many do not."""
    pairs = list(pairs)
    differ = 0
    for source, reference in pairs:
        # A browser drops NULs; here they stay, so that a rule can report them.
        documents = readers.read(name, source.encode()).documents
        shown = " ".join(block.text for document in documents for block in document.blocks).replace("\0", "")
        differ += Counter(shown.split()) != words(reference)
    print(f"{what}: the visible text of {len(pairs) - differ} of {len(pairs)} is the reference's")
    return differ


def failings(result, data, taken, visible):
    if taken > 0.1 + len(data) / SLOWEST / 1e6:
        yield f"took {taken:.2f} s for {len(data):,} bytes"
    for document in result.documents:
        try:
            exact(document)
        except AssertionError as error:
            yield f"places: {error}"
        if visible and document.format == "html":
            wanted = visible_words(document.source)
            found = Counter(" ".join(block.text for block in document.blocks).split())
            if wanted - found or found - wanted:
                yield f"lost {dict((wanted - found).most_common(5))}, added {dict((found - wanted).most_common(5))}"


if __name__ == "__main__":
    sys.exit(main())
