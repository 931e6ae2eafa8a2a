"""Issue files in, issues out; and the other way: seeds and notes in, the file of the next issue out."""
