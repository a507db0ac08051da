"""Strengths, losses, booty and the make-up of forces."""
