"""Dialogs: each opened by its name (see app.views.pages) over the window."""
