"""Benchmarks of newsclean beside its peers; run them with `python -m benchmarks` from a checkout."""
