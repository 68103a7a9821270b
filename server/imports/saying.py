"""What people say of a file beside a map: a country and a time zone, by their names."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from phonenumbers import SUPPORTED_REGIONS

from server.imports.errors import BadMap


def region_of(name: str) -> str:
    """A country with telephones; BadMap if it is none."""
    if name.upper() not in SUPPORTED_REGIONS:
        raise BadMap(f"The region should be the two letters of a country with telephones, such as FR, not {name!r}.")
    return name.upper()


def zone_of(name: str) -> ZoneInfo:
    """A time zone; BadMap if it is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadMap(f"The time zone should be an IANA name such as Europe/Berlin, not {name!r}.") from error
