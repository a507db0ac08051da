"""The grammar of a Turkish sentence: words, cases, verbs, clauses and what fills their slots."""
