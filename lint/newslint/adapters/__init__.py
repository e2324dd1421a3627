"""newslint inside of engines that work on many machines."""
