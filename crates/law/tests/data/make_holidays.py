#!/usr/bin/env python3
"""Makes holidays.tsv, the table that the computed holidays are tested against.

    python3 -m venv venv && venv/bin/pip install holidays==0.109
    venv/bin/python crates/law/tests/data/make_holidays.py > crates/law/tests/data/holidays.tsv

One line a country and year: every holiday that is not a Sunday, as month and day. The library is
`holidays` (MIT, https://github.com/vacanza/holidays), written by others from other sources. SE-eves are
the days that Swedish law treats as holidays.
"""

import holidays

FIRST, LAST = 1900, 2100

CALENDARS = {
    "SE": lambda years: holidays.SE(years=years, include_sundays=False),
    "SE-eves": lambda years: holidays.SE(years=years, categories="de_facto"),
    "NO": lambda years: holidays.NO(years=years, include_sundays=False),
    "DK": lambda years: holidays.DK(years=years),
    "GB-ENG": lambda years: holidays.GB(years=years, subdiv="ENG"),
    "GB-SCT": lambda years: holidays.GB(years=years, subdiv="SCT"),
}

SUNDAY = 6

print(f"# Made by make_holidays.py with holidays {holidays.__version__}; a line has calendar, year, days.")
for name, calendar in CALENDARS.items():
    for year in range(FIRST, LAST + 1):
        days = sorted(day for day in calendar(year) if day.year == year and day.weekday() != SUNDAY)
        print(name, year, *(f"{day:%m%d}" for day in days), sep="\t")
