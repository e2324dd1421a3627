"""Quantities in running text: value, unit, approximator and kind, with exact spans."""

from newslint.figures.figure import Figure
from newslint.figures.reader import Reader

__all__ = ["Figure", "Reader"]
