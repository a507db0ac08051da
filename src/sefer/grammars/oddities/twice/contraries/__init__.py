"""Two tellings of one deed or thing that cannot both be."""
