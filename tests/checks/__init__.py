"""The checks: what each finds, where, and how it is told."""
