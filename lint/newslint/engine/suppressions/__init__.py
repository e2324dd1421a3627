"""Suppressions: what is not to be reported, and why."""
