"""Scores newslint on labelled text with the scorers that lie beside the data: one module a family, one table."""
