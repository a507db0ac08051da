"""Campaign -> campaign.duckdb and back, and the questions that are asked of it."""
