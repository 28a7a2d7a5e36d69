"""涟漪 Lianyi: whom to contact today, why, and what was said; one firm, one file, offline."""

__version__ = "0.1.0"
