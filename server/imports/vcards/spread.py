"""The properties of a card by their names, the preferred ones first, and what Apple's labels call them."""

from server.imports.vcards.cards import Card
from server.imports.vcards.properties import Property

Spread = dict[str, list[Property]]


def spread(card: Card) -> Spread:
    """The properties that say something, by name."""
    by: Spread = {}
    for each in sorted(card.properties, key=lambda one: one.preference):
        by.setdefault(each.name, []).append(each)
    return by


class Labels(dict[str, str]):
    """What a group is called, in small letters; nothing for one without a label."""

    def of(self, one: Property) -> str:
        """What the group of a property is called."""
        return self.get(one.group, "") if one.group else ""


def label(card: Card) -> Labels:
    """The labels of a card by their groups: `item1.X-ABLabel:_$!<Spouse>!$_`."""
    told = (each for each in card.properties if each.name == "X-ABLABEL" and each.group)
    return Labels({each.group: each.text.strip("_$!<>").lower() for each in told})
