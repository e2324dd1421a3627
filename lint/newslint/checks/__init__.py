"""The checks: one module each, and `base` with their contract."""
