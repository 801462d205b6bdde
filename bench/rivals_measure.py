"""Pairs after clustering, counted at every threshold at once."""

import csv
from collections import Counter


def truth(folder):
    """For each record id its person."""
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        return {row["record_id"]: row["person_id"] for row in csv.DictReader(file)}


def pairs_of(count):
    return count * (count - 1) // 2


def sweep(scored, person_of, precisions):
    """The best F1 and the highest recall at each precision, over all thresholds.

    `scored` has (record, record, score). Links are added from the surest on; when two clusters meet, all pairs
    between them are joined, and those of one person are right. The smaller cluster is poured into the larger, so
    the whole sweep costs little more than sorting.
    """
    parent = {}
    members = {}
    right = joined = 0
    everybody = sum(pairs_of(count) for count in Counter(person_of.values()).values())
    best = (0.0, 0.0, 0.0)
    recall_at = {str(level): 0.0 for level in precisions}

    def root(record):
        while parent.setdefault(record, record) != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    links = sorted(scored, key=lambda link: -link[2])
    for position, (left, right_record, score) in enumerate(links):
        one, other = root(left), root(right_record)
        if one != other:
            one_people = members.setdefault(one, Counter({person_of[one]: 1}))
            other_people = members.setdefault(other, Counter({person_of[other]: 1}))
            if one_people.total() < other_people.total():
                one, other, one_people, other_people = other, one, other_people, one_people
            joined += one_people.total() * other_people.total()
            right += sum(count * one_people[person] for person, count in other_people.items())
            one_people.update(other_people)
            del members[other]
            parent[other] = one
        if position + 1 < len(links) and links[position + 1][2] == score:
            continue
        if not joined:
            continue
        precision, recall = right / joined, right / everybody
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        best = max(best, (f1, precision, recall))
        for level in precisions:
            if precision >= level:
                recall_at[str(level)] = max(recall_at[str(level)], recall)
    return {"best": [best[1], best[2], best[0]], "recall": recall_at, "true_pairs": everybody}
