"""Strengths, losses and booty."""
