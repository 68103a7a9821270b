"""The kinds of jobs that there are, and what each is good for. How one is done stands in `server/jobs/kinds.py`."""

KINDS: dict[str, str] = {
    "recount": "Adds up anew what every customer and company has bought, from purchases and returns.",
    "tidy": "Removes what has been kept for as long as the settings say: changes, remembered answers, jobs that ended.",
}
