"""Rows to files: one file an output format; nothing here knows where the rows come from."""
