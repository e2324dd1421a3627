"""A short digest of a text (BLAKE2b, RFC 7693), to tell texts apart; not for secrecy."""

try:
    from _blake2 import blake2b  # without OpenSSL, which `hashlib` loads: a fiftieth of a run over one file
except ImportError:
    from hashlib import blake2b


def digest(text: str | bytes, size: int) -> str:
    """The digest's `size` bytes in hexadecimal. A text may hold lone surrogates."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return blake2b(data, digest_size=size).hexdigest()
