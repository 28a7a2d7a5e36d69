"""What a screen reads: (reader, filter) -> frozen rows; plain SQL over indexes, one module per screen."""
