"""What must hold for every document that was read, whatever its format."""

from html import unescape

SPACE = " \t\r\n\f"


def exact(document):
    """Assert that every character of every block has its place in the file."""
    source, reached = document.source, 0
    for block in document.blocks:
        assert block.text, "a block without text"
        assert block.segments[0].text == 0
        ends = [*(segment.text for segment in block.segments[1:]), len(block.text)]
        for run, end in zip(block.segments, ends, strict=True):
            text, origin = block.text[run.text : end], source[run.start : run.end]
            assert text, "an empty run"
            assert reached <= run.start <= run.end <= len(source), "runs go back"
            assert same(text, origin), f"{text!r} is not {origin!r}"
            reached = run.end
        for span in (*block.quoted, *block.code, *(span for span, _ in block.links)):
            assert 0 <= span.start < span.end <= len(block.text)
        assert 0 <= block.linked <= 1
    for meta in document.metadata.values():
        assert meta.span is None or 0 <= meta.span.start <= meta.span.end <= len(source)


def same(text, origin):
    """Whether a run's text is what its piece of the file stands for."""
    if text == origin or text == unescape(origin):
        return True
    if text == " ":
        return len(origin) > 0
    return len(origin) == 2 and origin[0] == "\\" and origin[1] == text


def visible_words(page):
    """How often each word is in the visible text of a page, by lxml's tree."""
    from collections import Counter

    import lxml.etree
    import lxml.html

    try:
        tree = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True))
    except (lxml.etree.ParserError, ValueError):
        return Counter()
    parts = []
    waiting = [(tree, False)]
    while waiting:
        item, _tail = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        if not isinstance(item.tag, str) or _unseen(item):
            continue
        if item.tag not in INLINE:
            parts.append(" ")
        waiting.append((" " if item.tag not in INLINE else "", False))
        for child in reversed(item):
            if child.tail:
                waiting.append((child.tail, False))
            waiting.append((child, False))
        if item.text:
            waiting.append((item.text, False))
    return Counter("".join(parts).split())


INLINE = frozenset("a abbr b bdi bdo cite code data dfn em font i img ins del kbd label mark q s samp small span strong sub sup time u var wbr".split())  # fmt: skip
UNSEEN = frozenset("head script style template noscript noembed noframes svg math iframe object canvas audio video datalist select textarea title".split())  # fmt: skip


def _unseen(element):
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag in UNSEEN or element.get("hidden") is not None or "display:none" in style
