"""How good the claims are: scored against gold that people made, and against a public benchmark of relations."""
