"""Channels: the services through which people write to us."""
