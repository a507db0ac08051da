"""Treaties, orders and what else was settled or happened."""
