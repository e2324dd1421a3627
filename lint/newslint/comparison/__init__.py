"""Comparing articles: what facts a figure states, and when two of them disagree."""
