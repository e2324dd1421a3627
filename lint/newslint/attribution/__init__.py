"""Who is the source of a figure: a named source, a faceless one, or nobody."""

from newslint.attribution.attributor import Attribution, Attributor, Source
from newslint.attribution.cued_sentences import CuedSentence

__all__ = ["Attribution", "Attributor", "CuedSentence", "Source"]
