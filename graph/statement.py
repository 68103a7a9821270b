"""One Cypher text and its parameters: what the compiler hands to a store."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that depends on no value, and the values beside it.

    One that is wide goes over all nodes of a type before it says anything; one that is the last of its transaction may
    be sent with the commit.
    """

    text: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    is_wide: bool = False
    is_last: bool = False

    def __str__(self) -> str:
        """The text, then one line for each parameter."""
        lines = (f"  ${name} = {value!r}" for name, value in self.parameters.items())
        return "\n".join([self.text, *lines])
