"""How good the rows are: against hand-coded reports, and one coder against another."""

from incidents.evaluate.agreement import Agreement, agree, alpha, kappa
from incidents.evaluate.coded import Coded, read_folder, read_records
from incidents.evaluate.likeness import FIELDS, Tally
from incidents.evaluate.scoring import Miss, Score, score

__all__ = [
    "FIELDS",
    "Agreement",
    "Coded",
    "Miss",
    "Score",
    "Tally",
    "agree",
    "alpha",
    "kappa",
    "read_folder",
    "read_records",
    "score",
]
