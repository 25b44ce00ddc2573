"""Curated answers and facts: read from YAML, checked, looked up."""
