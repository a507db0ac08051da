"""Calendar dates -> days as ordinals, and back. Gregorian, Julian, Hijri, Rumi."""
