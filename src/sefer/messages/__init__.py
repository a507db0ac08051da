"""Keys -> every Turkish and English sentence that a person reads."""
