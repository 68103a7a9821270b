"""Who brought whom: chains up, trees down, and what came of it."""
