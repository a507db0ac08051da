"""Reading -> one matter that is told twice, by one voice or by two, and not alike."""
