"""Doors to other programs: they build on the library, and the command line may open them."""
