"""Mutations through the API, on an engine."""
