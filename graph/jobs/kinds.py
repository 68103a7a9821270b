"""The kinds of jobs that there are, and what each is good for. How one is done stands in `server/jobs/kinds.py`."""

KINDS: dict[str, str] = {
    "analysis": "Finds communities, influence and bridges in the network of all customers.",
    "cross-sell": "Learns from all purchases which products go together, and which are popular and rising.",
    "cross-sell-restore": "Goes back to the cross-sell model that was replaced last; done twice, forward again.",
    "households": "Concludes anew who lives together, if something has changed that may say otherwise.",
    "import": "Brings a file into the graph: one that was sent to /files, or lies in a folder that the server knows.",
    "patterns": "Finds what is bought together, what after what, and what again when.",
    "recount": "Adds up anew what every customer and company has bought, from purchases and returns.",
    "tidy": "Removes what has been kept for as long as the settings say: changes, remembered answers, jobs that ended.",
}
TOLD = frozenset({"import"})
"""Those that need to be told what to work on, and so are started in a way of their own."""
UNTOLD = {name: about for name, about in KINDS.items() if name not in TOLD}
"""Those that can be asked for by their name alone."""
