"""The facts of a stored customer, contact, lead or product side by side with what a file says."""

from app.db.reader import Reader

# fact -> column, per table; reaches are added by kind
_COLUMNS = {
    "customer": {
        "name": "name",
        "firm": "employer",
        "title": "title",
        "industry": "industry",
        "city": "city",
        "birthday": "coalesce(birthday_text, concat_ws('-', birthday_year, birthday_month, birthday_day))",
        "note": "note",
    },
    "contact": {
        "name": "name",
        "firm": "(SELECT name FROM customer WHERE id = contact.customer_id)",
        "title": "title",
        "birthday": "coalesce(birthday_text, concat_ws('-', birthday_year, birthday_month, birthday_day))",
        "note": "note",
    },
    "lead": {
        "name": "name",
        "firm": "firm",
        "title": "title",
        "industry": "industry",
        "city": "region",
        "note": "note",
    },
    "product": {
        "name": "name",
        "code": "code",
        "category": "category",
        "specification": "specification",
        "unit": "unit",
        "note": "note",
    },
}


def record_facts(reader: Reader, table: str, record_id: int) -> dict[str, str]:
    """What is stored, by fact (name, firm, title, …) and kind of reach; empty facts are left out."""
    columns = _COLUMNS[table]
    row = reader.one(f"SELECT {', '.join(columns.values())} FROM {table} WHERE id = ?", (record_id,))
    found = dict(zip(columns, row, strict=True)) if row is not None else {}
    if table == "product":
        return {fact: str(value) for fact, value in found.items() if value}
    reaches = reader.all(
        f"SELECT kind, value FROM reach WHERE {table}_id = ? AND deleted_at IS NULL ORDER BY position, id",
        (record_id,),
    )
    for kind, value in reaches:
        found[kind] = f"{found[kind]}, {value}" if kind in found else value
    return {fact: str(value) for fact, value in found.items() if value}
