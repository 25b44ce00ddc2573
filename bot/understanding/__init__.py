"""Understand what a person wrote, without a network."""
