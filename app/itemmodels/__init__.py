"""What a Qt view reads: item models that hold a window of rows, never the whole table."""
