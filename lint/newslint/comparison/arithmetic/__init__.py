"""Quantities of one sentence that are calculated with each other."""
