"""Who asks, and what they may: in come headers, out comes a `Caller` with a role, and what it may read and spend.

- `caller.py` and `limits.py`: the values that the rest of the server knows.
- `policy.toml`: roles, what each may read, mask and change, and their limits; `policy.py` reads it.
- `keys.py`, `tokens.py`: API keys and signed tokens become callers; `doors.py` asks them in turn.
- `scopes.py`: what a key has of all that its role may.
- `issuers.py`, `key_sets.py`, `fetching.py`: who may sign tokens, and with which keys.
"""
