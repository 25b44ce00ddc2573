"""The web chat: a page of our own, without third parties, cookies or storage."""
