"""Text, whatever article it comes from."""
