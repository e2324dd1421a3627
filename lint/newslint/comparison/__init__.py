"""Comparing articles: which facts a figure states, and when two of them disagree."""
