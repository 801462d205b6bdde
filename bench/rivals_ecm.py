"""The ECM classifier of the Python package recordlinkage on lists: see link_rivals.py.

Set up as in the package's own examples for FEBRL: equal and alike as binary features, an index of several blocks, no
labels. Its chance that a pair is one person is the score.
"""

import warnings

import pandas
import recordlinkage
from recordlinkage.preprocessing import clean

BLOCKS = (
    ["given_name", "surname"],
    ["given_name", "postcode"],
    ["surname", "postcode"],
    ["date_of_birth"],
    ["national_id"],
)


def link(folder, apart):
    """The tool's name, how many records, and the scored pairs. Two lists are always linked `apart`."""
    warnings.filterwarnings("ignore")
    lists = [pandas.read_csv(path, dtype=str) for path in sorted(folder.glob("agency_*.csv"))]
    for table in lists:
        table.set_index("record_id", inplace=True)
        for column in ("given_name", "surname", "address", "city"):
            table[column] = clean(table[column])
    index = recordlinkage.Index()
    for block in BLOCKS:
        index.block(block)
    candidates = index.index(*lists)
    features = compare().compute(candidates, *lists)
    model = recordlinkage.ECMClassifier(binarize=0.85)
    model.fit(features)
    chance = model.prob(features)
    rows = [(left, right, score) for (left, right), score in chance.items()]
    return f"recordlinkage {recordlinkage.__version__} ECM", sum(map(len, lists)), rows


def compare():
    fields = recordlinkage.Compare()
    for column in ("given_name", "surname", "address", "city"):
        fields.string(column, column, method="jarowinkler", label=column)
    for column in ("postcode", "date_of_birth", "national_id"):
        fields.string(column, column, method="damerau_levenshtein", threshold=0.8, label=column)
    return fields
