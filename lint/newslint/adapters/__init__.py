"""newslint in engines that work on many machines."""
