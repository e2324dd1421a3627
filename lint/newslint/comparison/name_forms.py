"""Words in the form in which names are compared."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def normalize(word: str) -> str:
    """Lower case, without accents and possessives."""
    if word.isascii():
        return word.lower().removesuffix("'s")
    plain = unicodedata.normalize("NFKD", word)
    bare = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    letters = unicodedata.normalize("NFC", bare)  # Hangul is put together again
    return letters.removesuffix("'s").removesuffix("’s")
