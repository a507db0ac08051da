"""Reading -> passages that are broken, repeated, or point to what the text does not have."""
