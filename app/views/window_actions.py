"""What the window does for an action that no page took."""

from typing import TYPE_CHECKING

from app.theme import manager

if TYPE_CHECKING:
    from app.views.main_window import MainWindow


def perform(window: "MainWindow", action_id: str) -> None:
    """Carry an action of the catalogue out."""
    context = window.context
    if action_id in ("log", "follow_up"):
        context.dialog.emit(action_id, {"customer_id": window.focused_customer()})
    elif action_id in ("new_customer", "new_lead", "new_deal", "new_segment"):
        context.dialog.emit(action_id.removeprefix("new_"), {})
    elif action_id in ("export", "shortcuts", "import_history"):
        context.dialog.emit(action_id, {})
    elif action_id in ("import", "recycle_bin", "duplicates"):
        window.go(action_id, {})
    elif action_id in ("next_pane", "previous_pane"):
        window.move_pane(1 if action_id == "next_pane" else -1)
    elif action_id in ("undo", "redo"):
        getattr(context, action_id)()
    else:
        _perform_more(window, action_id)


def _perform_more(window: "MainWindow", action_id: str) -> None:
    context = window.context
    if action_id == "new":
        context.dialog.emit("log", {"customer_id": window.focused_customer()})
    elif action_id == "convert":
        window.go("leads", {})
    elif action_id == "find":
        window.open_palette()
    elif action_id == "sidebar":
        window.toggle_sidebar()
    elif action_id == "backup":
        window.go("settings", {"section": "backup", "do": "backup"})
    elif action_id == "look":
        from app.views.main_window import set_look

        set_look(context, "light" if manager().theme.name == "dark" else "dark")
    elif action_id == "quit":
        context.quit_requested.emit()
