"""What can be wrong with an import before a row is written.

ImportFault
├── CannotRead            there is no such file, or it is empty, binary, broken, in no encoding
├── BadMap                the map file says something that cannot be meant
└── BadColumns            columns are missing, or nobody knows them

Single rows that are wrong are no faults: they go to the rejects, and the rest goes on.
"""


class ImportFault(Exception):
    """Says what was wanted, what was found, and what to try."""


class CannotRead(ImportFault):
    """The file is no table."""


class BadMap(ImportFault):
    """The map file is wrong."""


class BadColumns(ImportFault):
    """The columns do not fit the kind of import."""
