"""WhatsApp, as Meta's Cloud API and the providers that pass its format on deliver it."""
