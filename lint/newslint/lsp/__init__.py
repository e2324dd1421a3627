"""newslint inside an editor."""
