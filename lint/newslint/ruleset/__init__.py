"""Rule files: their schema, compilation, selection and documentation."""
