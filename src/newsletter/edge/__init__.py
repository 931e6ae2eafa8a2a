"""DOOR: the disk, the clock, other processes. Values go in and out; nothing behind this door touches the world."""
