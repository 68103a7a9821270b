"""Documents of a few kilobytes that stop servers which read them carelessly, with the limit that each is over."""

from __future__ import annotations


def ladder(steps: int) -> str:
    """Fragments that spread the next one twice below a field: twice as many fields on each step."""
    rungs = (
        f"fragment f{i} on Customer {{ a: referredBy {{ ...f{i + 1} }} b: referredBy {{ ...f{i + 1} }} }}"
        for i in range(steps)
    )
    return f"{{ customers {{ nodes {{ ...f0 }} }} }} {' '.join(rungs)} fragment f{steps} on Customer {{ id }}"


def flat_ladder(steps: int) -> str:
    """The same without a field between."""
    rungs = (f"fragment f{i} on Customer {{ ...f{i + 1} ...f{i + 1} }}" for i in range(steps))
    return f"{{ customers {{ nodes {{ ...f0 }} }} }} {' '.join(rungs)} fragment f{steps} on Customer {{ id }}"


def chain(length: int) -> str:
    links = (f"fragment f{i} on Customer {{ id ...f{i + 1} }}" for i in range(length))
    return f"{{ customers {{ nodes {{ ...f0 }} }} }} {' '.join(links)} fragment f{length} on Customer {{ id }}"


def nested(depth: int) -> str:
    return "{ customers { nodes { " + "referredBy { " * depth + "id" + " }" * (depth + 3)


def described(depth: int) -> str:
    return "{ __schema { types { " + "fields { type { " * depth + "name" + " } }" * depth + " } } }"


REFUSED = {
    **{f"a ladder of {steps}": (ladder(steps), "depth" if steps < 31 else "nesting") for steps in (20, 30, 50, 90)},
    **{f"a flat ladder of {steps}": (flat_ladder(steps), "fields") for steps in (20, 60)},
    "a flat ladder of 90": (flat_ladder(90), "nesting"),
    "a chain of fragments": (chain(500), "nesting"),
    "3,000 deep": (nested(3000), "nesting"),
    "16 deep": (nested(13), "depth"),
    "1,000 directives": ("{ customers " + "@include(if: true) " * 1000 + "{ totalCount } }", "directives"),
    "101 aliases": ("{ " + " ".join(f"a{i}: __typename" for i in range(101)) + " }", "aliases"),
    "5,001 tokens": ("{ " + "__typename " * 5000 + "}", "tokens"),
    "half a million brackets": ("[]" * 500_000, "tokens"),
    "half a million comments": ("#\n" * 500_000, "comments"),
    "a deep filter": ("{ customers(where: " + "{and: [" * 500 + "]}" * 500 + ") { totalCount } }", "nesting"),
    "a deep list": ("{ customers(where: " + "[" * 4000 + "]" * 4000 + ") { totalCount } }", "nesting"),
    "a deep description": (described(12), "introspection"),
    "many descriptions": ("{ " + " ".join(f"a{i}: __schema {{ types {{ fields {{ name args {{ name }} }} }} }}"
                                           for i in range(90)) + " }", "introspection"),
    "dear pages": ("{ customers(first: 1000) { nodes { referrals(first: 1000) { nodes { id } } } } }", "cost"),
    "dear by default": ("{ customers { nodes " + "{ referrals { nodes " * 3 + "{ id }" + " } }" * 3 + " } }", "cost"),
}  # fmt: skip

OVERLAPPING = {
    "3,000 times a field": "{ customers { nodes { " + "id " * 3000 + "} } }",
    "1,000 times an object": "{ customers { nodes { " + "referredBy { id } " * 1000 + "} } }",
    "480 times a list": "{ customers { nodes { " + "referrals(first: 1) { totalCount } " * 480 + "} } }",
    "500 fragments": "{ customers { nodes { " + " ".join(f"...f{i}" for i in range(500)) + " } } } "
    + " ".join(f"fragment f{i} on Customer {{ id }}" for i in range(500)),
}  # fmt: skip
