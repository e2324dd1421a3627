"""Languages: the data of their files, and identification of the language of a text."""
