"""Caches and other speed devices, each behind a plain interface."""
