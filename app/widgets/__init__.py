"""Parts of the window that know no customer: buttons, fields, cards, lists, calendars, charts."""
