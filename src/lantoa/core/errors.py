"""Every error that Lan Toả raises on purpose, as one tree.

LantoaError
├── BadInput             a file, row, mapping or campaign that a person can mend
│   ├── UnknownFormat    no adapter recognises the file
│   ├── UnreadableFile   the file breaks off, or is not what its first bytes say
│   ├── HoldsSecrets     the file is a credential, nothing of it is kept
│   ├── BadMapping       a mapping file is wrong, the line is named
│   ├── BadCampaign      a campaign file is wrong, the line is named
│   └── RefusedMove      an agreement's state or terms do not allow a move
├── Unreadable           one row cannot be read: field and reason (goes to quarantine)
├── LakeError
│   ├── LakeBusy         another process is writing
│   ├── NoSuchState      ``--at`` names a state that does not exist
│   ├── StateGone        the state exists, its files were vacuumed away
│   └── LakeBroken       tables and states disagree in a way repair cannot mend
├── Forbidden            somebody may see a thing, and may not do this with it
├── NotFound             there is no such thing, or none that this person may know of
├── MissingColumn        a measure was given a table without a column it needs
└── CannotEstimate       an estimate was refused, the reason says why
"""

from __future__ import annotations


class LantoaError(Exception):
    """Base of all errors that are shown to a person as one clear line."""


class BadInput(LantoaError):
    """Input that a person can mend."""


class UnknownFormat(BadInput):
    """No adapter recognises the file."""


class UnreadableFile(BadInput):
    """The file breaks off, or is not what its first bytes say."""


class HoldsSecrets(BadInput):
    """The file is a credential; nothing of it is kept."""


class BadMapping(BadInput):
    """A mapping file is wrong."""


class BadCampaign(BadInput):
    """A campaign file is wrong."""


class RefusedMove(BadInput):
    """A move that an agreement's state or terms do not allow; the message says why."""


class Unreadable(LantoaError):
    """One row cannot be read.

    Parameters
    ----------
    field
        Name of the field in the file, or ``""`` for the row as a whole.
    reason
        What is wrong, in words for a person.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field = field
        self.reason = reason


class LakeError(LantoaError):
    """Something about the lake."""


class LakeBusy(LakeError):
    """Another process is writing to the lake."""


class NoSuchState(LakeError):
    """No state of the lake has this number or digest."""


class StateGone(LakeError):
    """The state is known, but its files were vacuumed away."""


class LakeBroken(LakeError):
    """Tables and states disagree in a way that repair cannot mend."""


class Forbidden(LantoaError):
    """Who asks may see a thing, and may not do this with it."""


class NotFound(LantoaError):
    """There is no such thing, or none that who asks may know of: both are answered alike."""


class MissingColumn(LantoaError):
    """A table lacks columns that a measure needs."""


class CannotEstimate(LantoaError):
    """An estimate was refused; the message says which assumption fails."""
