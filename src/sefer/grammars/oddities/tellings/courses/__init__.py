"""Deeds that can only come one after another."""
