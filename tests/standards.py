"""The tests of the HTML and CommonMark standards as pairs of a document and the words it shows.

html5lib-tests/tree-construction/*.dat give the tree of a page, commonmark/spec.txt the HTML of a Markdown text.
"""

import re
from collections import Counter

from reading import UNSEEN

# Elements that browsers set on lines of their own, or in a box (HTML standard, section "Rendering").
APART = frozenset(
    "address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol "
    "optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_NODE = re.compile(r"\| ( *)(.*)", re.DOTALL)


def commonmark_examples(spec):
    """The (Markdown, HTML) of every example in the text of the specification."""
    for match in _EXAMPLE.finditer(spec):
        yield match[1].replace("→", "\t"), match[2].replace("→", "\t")


def html5lib_documents(text):
    """The (page, expected tree as lines) of every whole document in a .dat file, read with scripting off."""
    for test in re.split(r"(?:^|\n\n)#data\n", text)[1:]:
        data, _, rest = (
            test.partition("\n#errors\n") if "\n#errors\n" in test else test.partition("#errors\n")
        )
        head, _, tree = rest.partition("#document\n")
        if "#document-fragment" not in head and "#script-on" not in head:
            yield data, tree


def words_of_tree(tree):
    """How often each visible word is in a tree as html5lib's tests write it."""
    parts, hidden, ends = [], [], []
    for line in re.split(r"\n(?=\| )", tree.rstrip("\n")):
        indent, node = _NODE.match(line).groups()
        depth = len(indent) // 2
        while ends and ends[-1][0] >= depth:
            parts.append(ends.pop()[1])
        while hidden and hidden[-1] >= depth:
            hidden.pop()
        if node.startswith('"'):
            if not hidden:
                parts.append(node[1:-1])
        elif node.startswith("<") and not node.startswith("<!"):
            name = node[1:-1].split(" ")[-1].lower()
            if name in UNSEEN or node.startswith(("<svg", "<math")):
                hidden.append(depth)
            if name in APART:
                parts.append(" ")
                ends.append((depth, " "))
        elif node in ('hidden=""',) and not hidden:
            hidden.append(depth - 1)
    return Counter("".join(parts + [end for _, end in ends]).split())


def words_of_page(page):
    """How often each visible word is in a page, by html5lib's tree."""
    import html5lib

    parts = []
    waiting = [html5lib.parse(page, namespaceHTMLElements=False)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
        elif isinstance(item.tag, str):
            hidden = item.tag in UNSEEN or item.get("hidden") is not None or item.tag.startswith("{")
            space = " " if item.tag in APART else ""
            waiting.append((item.tail or "") if hidden else space + (item.tail or ""))
            if not hidden:
                waiting += [space, *reversed(item), space + (item.text or "")]
        else:
            waiting.append(item.tail or "")  # a comment
    return Counter("".join(parts).split())
