"""The source of a statistic: named, unnamed, or missing."""

from newslint.attribution.attributor import Attribution, Attributor, Source
from newslint.attribution.cued_sentences import CuedSentence

__all__ = ["Attribution", "Attributor", "CuedSentence", "Source"]
