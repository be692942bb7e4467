"""One file for each field that needs logic; `patterns` runs the rules of the packs."""
