"""Interface text: its phrases, its places on a page, and how likely a block is to be interface text."""
