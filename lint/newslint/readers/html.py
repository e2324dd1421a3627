"""HTML: the visible text by block, each character with its position in the file.

turbohtml's tokenizer follows the HTML standard and tells where each token is; blocks need no tree. lxml tells only
lines and drops text below a depth of 256, selectolax tells no places. tests/test_read_laws.py holds the result against
lxml's tree, bench/check_readers.py against the tests of the standard.
"""

from newslint.model.document import Document
from newslint.readers import front_matter
from newslint.readers.html_blocks import MAX_DEPTH, BlockReader
from newslint.readers.html_tokens import read_tokens
from newslint.readers.page_metadata import Head
from newslint.readers.structure import closed_later, host_of, with_lists


def parse(path: str, source: str) -> tuple[Document, list[tuple[str, str, int]]]:
    """The article in a page, and what went wrong as (rule, reason, offset)."""
    reader, head = BlockReader(closed_later(source)), Head()
    front = front_matter.parse(source)
    read_tokens(reader, source[front.body :], front.body, source, head)
    reader.flush()
    metadata = head.metadata() | front.metadata
    language = metadata["lang"].value if "lang" in metadata else ""
    blocks = with_lists(
        [block for built in reader.built if (block := built.block(language))], host_of(head.address)
    )
    problems = [("unreadable", *front.wrong)] if front.wrong else []
    if reader.too_deep >= 0:
        reason = f"elements are nested more than {MAX_DEPTH:,} deep; all of the text was linted"
        problems.append(("limit", reason, reader.too_deep))
    published = metadata["date"].value if "date" in metadata else ""
    return Document(path, source, blocks, "html", "", language, (), published, metadata), problems
