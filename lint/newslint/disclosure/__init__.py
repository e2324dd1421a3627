"""What an article says about how it was made: machine-readable statements, visible labels, bylines."""
