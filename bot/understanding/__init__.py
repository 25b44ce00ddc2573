"""Understanding: what a message means."""
