"""Reading -> claims, each with its evidence, source and polarity, and what stayed unread."""
