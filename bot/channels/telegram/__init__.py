"""Telegram: an update to `Incoming`, a `Reply` to messages that Telegram accepts."""
