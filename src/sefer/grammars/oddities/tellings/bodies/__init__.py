"""Bodies of men by the words that stand for them."""
