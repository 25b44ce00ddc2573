"""The stages of understanding as Rasa's graph components."""
