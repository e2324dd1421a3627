"""Files that hold records. Each module yields the records of one format, and a problem for each that it cannot read."""
