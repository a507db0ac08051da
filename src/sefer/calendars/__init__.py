"""Calendar dates -> days as ordinals, and back."""

from __future__ import annotations

from sefer.calendars.edtf import bounds

__all__ = ["bounds"]
