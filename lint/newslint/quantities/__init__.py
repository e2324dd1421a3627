"""Quantities in running text: value, unit, approximator and kind, with exact spans."""

from newslint.quantities.extractor import Reader
from newslint.quantities.quantity import Figure

__all__ = ["Figure", "Reader"]
