"""What a person can do, in one catalogue that feeds menus, buttons, the palette and the shortcut sheet."""

from app.actions.catalogue import Action, action, actions

__all__ = ["Action", "action", "actions"]
