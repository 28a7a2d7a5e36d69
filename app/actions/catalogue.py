"""The catalogue of actions: id, text, key, icon, and where it works."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class Action:
    """One thing a person can do. `scope` is `app` (anywhere), `list` (a focused list) or a page's id.

    `key` is a Qt key sequence text ("" for none); single letters work only while a list has the focus.
    """

    id: str
    text: str
    key: str = ""
    icon: str = ""
    scope: str = "app"
    palette: bool = True


def actions() -> tuple[Action, ...]:
    """Every action in the language of the moment."""
    return (*_anywhere(), *_in_lists(), *_of_deals())


def _anywhere() -> tuple[Action, ...]:
    tr = QCoreApplication.translate
    return (
        Action("find", tr("Actions", "Find or jump"), "Ctrl+K", "search", palette=False),
        Action("log", tr("Actions", "Log interaction"), "Ctrl+L", "note"),
        Action("follow_up", tr("Actions", "New follow-up"), "Ctrl+Shift+F", "calplus"),
        Action("new", tr("Actions", "New item of this page"), "Ctrl+N", "plus", palette=False),
        Action("new_customer", tr("Actions", "New customer"), "", "users"),
        Action("new_lead", tr("Actions", "New lead"), "", "lead"),
        Action("new_deal", tr("Actions", "New deal"), "", "deal"),
        Action("new_segment", tr("Actions", "New segment"), "", "filter"),
        Action("import", tr("Actions", "Import files"), "Ctrl+I", "upload"),
        Action("export", tr("Actions", "Export"), "Ctrl+E", "download"),
        Action("undo", tr("Actions", "Undo"), "Ctrl+Z", "undo"),
        Action("redo", tr("Actions", "Redo"), "Ctrl+Shift+Z", "refresh"),
        Action("backup", tr("Actions", "Back up now"), "", "cloud"),
        Action("duplicates", tr("Actions", "Find and merge duplicates"), "", "merge"),
        Action("recycle_bin", tr("Actions", "Recycle bin"), "", "trash"),
        Action("import_history", tr("Actions", "Import history"), "", "history"),
        Action("shortcuts", tr("Actions", "Keyboard shortcuts"), "F1", "keyboard"),
        Action("filter", tr("Actions", "Filter this page"), "Ctrl+F", "filter", palette=False),
        Action("sidebar", tr("Actions", "Collapse or expand the sidebar"), "Ctrl+B", "collapse"),
        Action("next_pane", tr("Actions", "Next pane"), "F6", "", palette=False),
        Action("previous_pane", tr("Actions", "Previous pane"), "Shift+F6", "", palette=False),
        Action("look", tr("Actions", "Light or dark"), "", "moon"),
        Action("quit", tr("Actions", "Quit"), "Ctrl+Q", "x"),
    )


def _in_lists() -> tuple[Action, ...]:
    tr = QCoreApplication.translate
    return (
        Action("open", tr("Actions", "Open"), "Return", "arrow", "list", palette=False),
        Action("tick", tr("Actions", "Tick the row"), "Space", "check", "list", palette=False),
        Action("down", tr("Actions", "Next row"), "J", "down", "list", palette=False),
        Action("up", tr("Actions", "Previous row"), "K", "up", "list", palette=False),
        Action("done", tr("Actions", "Done"), "D", "checkc", "list", palette=False),
        Action("postpone", tr("Actions", "Postpone"), "P", "snooze", "list", palette=False),
        Action("log_row", tr("Actions", "Log for this row"), "L", "note", "list", palette=False),
        Action(
            "follow_up_row", tr("Actions", "Follow-up for this row"), "F", "calplus", "list", palette=False
        ),
        Action("convert", tr("Actions", "Convert the lead"), "C", "deal", "list"),
        Action("preview", tr("Actions", "Preview pane"), "Alt+Return", "columns", "list", palette=False),
        Action("delete", tr("Actions", "Move to the recycle bin"), "Del", "trash", "list", palette=False),
        Action("next_item", tr("Actions", "Next month or record"), "]", "right", "list", palette=False),
        Action(
            "previous_item", tr("Actions", "Previous month or record"), "[", "left", "list", palette=False
        ),
        Action("save", tr("Actions", "Save the dialog"), "Ctrl+Return", "check", "dialog", palette=False),
    )


def action(action_id: str) -> Action:
    """The action of this id."""
    return next(found for found in actions() if found.id == action_id)


def _of_deals() -> tuple[Action, ...]:
    tr = QCoreApplication.translate
    return (
        Action("deal_won", tr("Actions", "The deal is won"), "W", "trophy", "deals", palette=False),
        Action("deal_lost", tr("Actions", "The deal is lost"), "X", "x", "deals", palette=False),
        Action(
            "stage_next",
            tr("Actions", "Deal to the next stage"),
            "Ctrl+Right",
            "right",
            "deals",
            palette=False,
        ),
        Action(
            "stage_back",
            tr("Actions", "Deal to the stage before"),
            "Ctrl+Left",
            "left",
            "deals",
            palette=False,
        ),
        Action(
            "close_later",
            tr("Actions", "Expect the deal a month later"),
            "Ctrl+Shift+Right",
            "calendar",
            "deals",
            palette=False,
        ),
        Action(
            "close_earlier",
            tr("Actions", "Expect the deal a month earlier"),
            "Ctrl+Shift+Left",
            "calendar",
            "deals",
            palette=False,
        ),
    )
