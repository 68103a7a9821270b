"""How the embedded engine is started, shared, watched and stopped: `graph.embedded` is the way in."""
