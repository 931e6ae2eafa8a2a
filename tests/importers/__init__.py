"""Exports of other platforms in, what a publication makes of them out."""
