"""Translate: a machine's help where nobody has written a text, off unless the operator turns it on."""
