"""The one family of errors that a user of the warehouse is meant to read."""


class WarehouseError(Exception):
    """An error that the user can correct, explained in one message.

    The message states what is wrong and where (file, line, column), what was expected
    and the remedy. It never holds a value of a person's record.
    """

    exit_code = 1


class UsageError(WarehouseError):
    """The command was called with something that does not exist or does not fit."""

    exit_code = 2


class ExtractError(WarehouseError):
    """An extract, a seed or a setting cannot be used as it is; nothing was built."""

    exit_code = 3


class CheckError(WarehouseError):
    """The build was made and failed a check; nothing was published."""

    exit_code = 4


class GateError(CheckError):
    """A gate was not passed: what was sent is in question."""


class LockedError(WarehouseError):
    """Another command is writing to the same home; nothing was begun."""

    exit_code = 5
