"""Findings -> screen, JSON, SARIF, HTML."""
