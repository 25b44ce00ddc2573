"""Figures, not tests: each module is one command that prints a table."""
