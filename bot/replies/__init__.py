"""Replies: what is said, made of content alone; pure functions."""
