"""The table of every list page and its bar of actions on the ticked rows."""
