"""Files that hold records: each module yields the records of one format, and a problem for what it cannot read."""
