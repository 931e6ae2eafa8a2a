"""Write a technical newsletter in a git repository."""

__version__ = "0.1.0"
