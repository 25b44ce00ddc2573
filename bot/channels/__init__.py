"""Channels: how messages reach people. Each knows one service, and nothing of the answers."""
