"""The records that everything else works on."""
