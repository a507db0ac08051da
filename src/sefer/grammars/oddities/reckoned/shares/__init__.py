"""Shares, averages and odds."""
