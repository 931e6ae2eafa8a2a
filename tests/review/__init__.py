"""The review: its numbers, its words and its draft."""
