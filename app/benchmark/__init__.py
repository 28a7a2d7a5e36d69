"""How fast and small the program is beside the bare means it is made of, in one run on one machine."""
