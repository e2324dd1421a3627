"""Speed devices, each behind a plain interface."""
