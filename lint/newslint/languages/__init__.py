"""Languages: what their files say, and which one a text is in."""
