"""incidents: reports of violence in, an incident database with the evidence of every value out."""

__version__ = "0.1.0"
