"""Fights and their ends."""
