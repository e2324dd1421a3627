"""The configuration of a run, and the files it applies to."""
