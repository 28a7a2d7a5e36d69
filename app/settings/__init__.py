"""What a person may set: one typed declaration each, and where this installation keeps its answers."""
