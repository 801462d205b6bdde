"""Splink on agency lists, set up as one who knows it would: see link_rivals.py.

Taken from Splink's documentation: term frequencies on names and birth dates, chance agreement from random pairs,
several sessions of expectation maximisation that block on different fields. Beyond it: address, phone, postcode and
city are one comparison, since as four they count one home four times and join twins; names may be swapped.
"""

import logging

import duckdb
import splink
from splink import DuckDBAPI, Linker, SettingsCreator

FOLDS = (("ø", "o"), ("æ", "a"), ("aa", "a"), ("oe", "o"), ("ae", "a"))
DOUBLED = "bdfgklmnprst"


def nested(text, replacements):
    """SQL that replaces one after another."""
    for old, new in replacements:
        text = f"replace({text}, '{old}', '{new}')"
    return text


def folded(column):
    """SQL for lower case without diacritics."""
    lower = f"lower(coalesce({column}, ''))"
    return f"strip_accents({nested(lower, FOLDS)})"


def name(column):
    """SQL for a folded name, its words parted by one blank."""
    return f"nullif(trim(regexp_replace({folded(column)}, '[^a-z]+', ' ', 'g')), '')"


def sound(column, length):
    """SQL for the first consonants of a name, doubled ones as one."""
    single = nested(column, [(letter * 2, letter) for letter in DOUBLED])
    return f"nullif(left(regexp_replace({single}, '[aeiouyhj ]', '', 'g'), {length}), '')"


TIDY = f"""
CREATE TABLE tidy AS WITH read AS (
  SELECT record_id AS unique_id, agency, {name("given_name")} AS given_all, {name("surname")} AS surname,
    nullif(date_of_birth, '') AS dob, nullif(sex, '') AS sex, {folded("address")} AS address,
    nullif(lower(regexp_replace(postcode, '[^0-9A-Za-z]', '', 'g')), '') AS postcode,
    nullif({folded("city")}, '') AS city,
    nullif(right(regexp_replace(phone, '[^0-9]', '', 'g'), 8), '') AS phone,
    nullif(right(regexp_replace(national_id, '[^0-9A-Za-z]', '', 'g'), 10), '') AS national_id
  FROM read_csv(?, all_varchar = true, header = true))
SELECT unique_id, agency, given_all, surname, dob, sex, postcode, city, phone, national_id,
  split_part(given_all, ' ', 1) AS given, left(given_all, 3) AS given_start, left(surname, 3) AS surname_start,
  {sound("given_all", 3)} AS given_sound, {sound("surname", 4)} AS surname_sound,
  left(dob, 4) AS year, left(postcode, 3) AS area,
  nullif(regexp_extract(address, '[a-z]{{4,}}'), '') AS street,
  nullif(regexp_extract(address, '[0-9]+'), '') AS house,
  left(nullif(regexp_extract(address, '[a-z]{{4,}}'), ''), 4) || nullif(regexp_extract(address, '[0-9]+'), '')
    || coalesce(city, '') AS home
FROM read
"""

# Narrow rules: each finds a kind of pair that the others miss.
BLOCKING = [
    "l.national_id = r.national_id",
    "l.dob = r.dob AND l.given_start = r.given_start",
    "l.dob = r.dob AND l.surname_start = r.surname_start",
    "l.dob = r.dob AND l.area = r.area",
    "l.dob = r.dob AND l.given_sound = r.given_sound",
    "l.given = r.given AND l.surname = r.surname AND l.year = r.year",
    "l.given_sound = r.given_sound AND l.surname_sound = r.surname_sound AND l.area = r.area",
    "l.phone = r.phone AND l.year = r.year",
    "l.phone = r.phone AND l.given_start = r.given_start",
    "l.home = r.home AND l.given_start = r.given_start",
    "l.home = r.home AND l.year = r.year",
    "l.surname = r.surname AND l.postcode = r.postcode",
    "l.house = r.house AND l.postcode = r.postcode",
    "l.given = r.surname AND l.surname = r.given",
    "l.given_sound = r.given_sound AND l.surname_sound = r.surname_sound AND substr(l.dob, 6) = substr(r.dob, 6)",
]
APART = " AND l.agency <> r.agency"
# Blocks to train on that hold few people of one household: in a block of homes it learns what a family is.
TRAINING = ["l.national_id = r.national_id", "l.given = r.given AND l.surname = r.surname AND l.year = r.year"]
SURE = [
    "l.national_id = r.national_id AND l.given = r.given",
    "l.given_all = r.given_all AND l.surname = r.surname AND l.dob = r.dob",
]


def link(folder, apart=False):
    """The tool's name, how many records, and the scored pairs; `apart`: never two records of one agency."""
    logging.disable(logging.CRITICAL)
    connection = duckdb.connect()
    connection.execute(TIDY, [str(folder / "agency_*.csv")]).fetchall()
    [(records,)] = connection.execute("SELECT count(*) FROM tidy").fetchall()
    linker = open_linker(connection, apart)
    train = linker.training
    train.estimate_probability_two_random_records_match(SURE, recall=0.6)
    train.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in TRAINING:
        train.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_probability=0.001)
    linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=0.95)
    table = scored.physical_name
    rows = connection.execute(f"SELECT unique_id_l, unique_id_r, match_weight FROM {table}").fetchall()
    return f"Splink {splink.__version__}", records, rows


def open_linker(connection, apart):
    """Splink 5 wants a table to be registered, Splink 4 its name and the engine."""
    engine = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons(connection),
        blocking_rules_to_generate_predictions=[rule + APART if apart else rule for rule in BLOCKING],
        additional_columns_to_retain=[],
        retain_matching_columns=False,
    )
    if hasattr(engine, "register"):
        return Linker(engine.register("tidy", table_name="lists"), settings)
    return Linker("tidy", settings, db_api=engine)


def comparisons(connection):
    """The comparisons for which the lists have anything to compare."""
    have = {
        name
        for name in ("given", "surname", "dob", "sex", "national_id", "phone", "home")
        if connection.execute(f"SELECT count({name}) FROM tidy").fetchall() != [(0,)]
    }
    return [comparison for needs, comparison in ALL if needs in have]


def comparison(name, missing, *levels):
    """A comparison from its levels: (condition, what it says, column of the term frequency)."""
    rows = [{"sql_condition": missing, "label_for_charts": "missing", "is_null_level": True}]
    for condition, says, *frequency in levels:
        row = {"sql_condition": condition, "label_for_charts": says}
        if frequency:
            row |= {"tf_adjustment_column": frequency[0], "tf_adjustment_weight": 1.0}
        rows.append(row)
    rows.append({"sql_condition": "ELSE", "label_for_charts": "other"})
    return {"output_column_name": name, "comparison_levels": rows}


SWAPPED = ("given_l = surname_r AND surname_l = given_r", "names swapped")

ALL = [
    ("given", comparison(
        "given",
        "given_l IS NULL OR given_r IS NULL",
        ("given_l = given_r", "equal", "given"),
        SWAPPED,
        ("len(list_intersect(string_split(given_all_l, ' '), string_split(given_all_r, ' '))) > 0", "one is equal"),
        ("jaro_winkler_similarity(given_l, given_r) >= 0.92", "nearly equal"),
        ("jaro_winkler_similarity(given_l, given_r) >= 0.8", "alike"),
        ("given_start_l = given_start_r OR given_sound_l = given_sound_r", "begins or sounds alike"),
    )),
    ("surname", comparison(
        "surname",
        "surname_l IS NULL OR surname_r IS NULL",
        ("surname_l = surname_r", "equal", "surname"),
        SWAPPED,
        ("jaro_winkler_similarity(surname_l, surname_r) >= 0.92", "nearly equal"),
        ("len(list_intersect(string_split(surname_l, ' '), string_split(surname_r, ' '))) > 0", "one is equal"),
        ("jaro_winkler_similarity(surname_l, surname_r) >= 0.8 OR surname_sound_l = surname_sound_r", "alike"),
    )),
    ("dob", comparison(
        "dob",
        "dob_l IS NULL OR dob_r IS NULL",
        ("dob_l = dob_r", "equal", "dob"),
        ("year_l = year_r AND substr(dob_l, 6, 2) = substr(dob_r, 9, 2) AND substr(dob_l, 9, 2) = substr(dob_r, 6, 2)",
         "day and month swapped"),
        ("year_l = year_r AND (substr(dob_l, 6) = '01-01' OR substr(dob_r, 6) = '01-01')", "year, one on 1 January"),
        ("damerau_levenshtein(dob_l, dob_r) <= 1", "one digit"),
        ("damerau_levenshtein(dob_l, dob_r) <= 2 AND year_l = year_r", "two digits in a year"),
        ("year_l = year_r", "year"),
    )),
    ("sex", comparison("sex", "sex_l IS NULL OR sex_r IS NULL", ("sex_l = sex_r", "equal"))),
    ("national_id", comparison(
        "national_id",
        "national_id_l IS NULL OR national_id_r IS NULL",
        ("national_id_l = national_id_r", "equal"),
        ("damerau_levenshtein(national_id_l, national_id_r) <= 1", "one digit"),
    )),
    ("home", comparison(
        "home",
        "(home_l IS NULL OR home_r IS NULL) AND (phone_l IS NULL OR phone_r IS NULL) "
        "AND (postcode_l IS NULL OR postcode_r IS NULL)",
        ("home_l = home_r AND phone_l = phone_r", "address and phone"),
        ("phone_l = phone_r", "phone"),
        ("home_l = home_r AND postcode_l = postcode_r", "address"),
        ("home_l = home_r OR (house_l = house_r AND postcode_l = postcode_r)", "address, nearly"),
        ("jaro_winkler_similarity(street_l, street_r) >= 0.9 AND house_l = house_r", "street and house"),
        ("postcode_l = postcode_r", "postcode", "postcode"),
        ("city_l = city_r OR area_l = area_r", "city"),
    )),
]
