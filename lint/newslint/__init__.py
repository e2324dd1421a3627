"""newslint: a data-quality linter for AI-generated news articles."""

__version__ = "0.1.0"
