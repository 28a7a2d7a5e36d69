"""The user's world gone wrong (file locked, disk full, bad row), as a code with values; sentences come later."""


class UserError(Exception):
    """A problem a person can understand and remedy; `code` names the sentence, `values` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class OlderFile(Exception):  # noqa: N818 - no error: there is something to do first
    """A data file of an earlier version, which has to be brought up to date before it opens."""
