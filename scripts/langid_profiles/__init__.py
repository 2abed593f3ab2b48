"""How the language profiles are made: counts from each source, one smoothed model, the n-grams worth keeping."""
