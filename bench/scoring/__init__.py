"""Scores newslint on labelled text with the scorers that lie next to the data: one module a family, one table."""
