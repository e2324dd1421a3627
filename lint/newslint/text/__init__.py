"""Text processing that needs no article."""
