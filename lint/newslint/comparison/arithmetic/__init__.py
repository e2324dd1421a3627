"""Quantities of one sentence that should add up."""
