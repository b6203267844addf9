"""Benchmarks: ``python -m benchmarks`` says which and runs them."""
