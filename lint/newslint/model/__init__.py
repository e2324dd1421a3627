"""The data types that all layers share."""
