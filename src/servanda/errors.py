"""What can go wrong that a user can mend: one clear sentence each, never a traceback."""

from __future__ import annotations

from .told import Text, Told


class ServandaError(Exception):
    """Base of all errors meant for a reader: the message says what is wrong, where, and what to do."""

    exit_code = 1

    @property
    def told(self) -> Told:
        """The same as it can be told in another language; in English, where it was not raised with a message of `told.say`."""
        why = self.args[0] if self.args else ""
        return why if isinstance(why, Told) else Text(str(self))


class UsageError(ServandaError):
    """The question cannot be asked this way: an unknown State or treaty, a date that does not exist."""

    exit_code = 2


class InputError(ServandaError):
    """The report that was brought cannot be read: empty, binary, too long, wrong encoding."""

    exit_code = 2


class DataError(ServandaError):
    """A law or record file is wrong: the message names file, key and cure."""

    exit_code = 1


class IntegrityError(ServandaError):
    """What was stored is not what was written."""

    exit_code = 5


class LedgerError(ServandaError):
    """The ledger of the desk cannot be reached, read or written: no step was kept in part."""

    exit_code = 1


def shown(text: str) -> Text:
    """A text as a message quotes it: in quotation marks, its middle left out where it is long."""
    return Text(repr(text if len(text) <= 60 else f"{text[:40]}…{text[-10:]}"))
