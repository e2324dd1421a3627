"""Quantities in running text: value, unit, approximator and kind, with exact spans."""

from newslint.quantities.extractor import QuantityExtractor
from newslint.quantities.quantity import Quantity

__all__ = ["Quantity", "QuantityExtractor"]
