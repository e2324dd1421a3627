"""What an article says of how it was made: machine-readable statements, visible labels, and who answers for it."""
