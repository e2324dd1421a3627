"""What is not to be reported, and why."""
