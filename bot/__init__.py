"""Handrail: a multilingual harm-reduction chatbot."""
