"""The grammar of an English sentence: words, verbs, clauses and what fills their slots."""
