"""The gateway: JSON over HTTP for partners who run a channel of their own."""
