"""Sefer reads the prose of military campaigns and turns it into claims that can be checked and replayed."""

__version__ = "0.1.0"
