"""The values that pass through the house. Nothing here reads, writes or decides."""
