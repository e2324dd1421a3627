"""Files and rules in, findings out: one article, a corpus, a run."""
