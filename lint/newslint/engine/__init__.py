"""Runs rules over files: one article, a corpus, a run."""
