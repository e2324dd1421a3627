"""Interface text: its phrases, its places on a page, and how surely a block is it."""
