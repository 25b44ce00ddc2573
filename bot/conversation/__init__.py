"""Conversation: one turn from what a person sent to what we say, through Rasa."""
