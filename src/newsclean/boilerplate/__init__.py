"""Boilerplate: what of a page is main content, by what its blocks are, and by what a site repeats."""
