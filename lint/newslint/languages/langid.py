"""langid (Lui and Baldwin, ACL 2012; retrained as py3langid). To unpack its model takes longer than to lint most articles:
unpacked once into the cache it is mapped into memory, in a thirtieth of the time.
"""

import json
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newslint.fast.file_cache import Files, kept, remove, store

Rank = Callable[[str], list[tuple[str, float]]]


def ranker(cache: Path | None) -> Rank:
    """A function that gives the log probabilities of all languages for a text, the likeliest first.

    `cache` is where the unpacked model is kept (70 MB); None keeps nothing.
    """
    from py3langid import langid

    plain: Rank = langid.rank
    if cache is None:
        return plain
    stat = (langid.MODEL_DIR / langid.MODEL_FILE).stat()
    folder = cache / f"langid-{stat.st_size}-{stat.st_mtime_ns}"
    try:
        if files := kept(folder):
            try:
                return _mapped(files)
            except ValueError:
                remove(folder)  # damaged
        identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
        store(folder, _unpacked(identifier))
        plain = identifier.rank
    except (AttributeError, TypeError, ValueError, OSError):
        pass  # another release keeps its model in another way
    return plain


def _unpacked(identifier: Any) -> dict[str, bytes]:
    return {
        "classes.json": json.dumps(identifier.nb_classes).encode(),
        "features.f2": identifier.nb_ptc.astype("<f2", copy=False).tobytes(),
        "priors.f4": identifier.nb_pc.astype("<f4", copy=False).tobytes(),
        "moves.u4": array("I", identifier.tk_nextmove).tobytes(),
        "rows.u2": array("H", identifier.tk_row).tobytes(),
        "outputs.i4": array("i", identifier.tk_output).tobytes(),
    }


def _mapped(files: Files) -> Rank:
    import numpy
    from py3langid.langid import LanguageIdentifier

    def read(name: str) -> Any:
        return numpy.frombuffer(files.mapped(name), dtype=f"<{name[-2:]}")

    classes = json.loads(files["classes.json"])
    rank: Rank = LanguageIdentifier(
        read("features.f2").reshape(-1, len(classes)),
        read("priors.f4"),
        classes,
        memoryview(read("moves.u4")),  # its items are plain numbers, and quick to get
        read("outputs.i4").tolist(),
        tk_row=read("rows.u2").tolist(),
    ).rank
    return rank
