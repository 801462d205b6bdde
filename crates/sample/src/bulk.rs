//! The population of the benchmark: any number of records of any number of people over eight
//! agencies, streamed. Memory does not grow with the number: each person is a function of the
//! seed and their ordinal.
//!
//! Norwegian people, since the Norwegian test series is the one that has room for hundreds of
//! thousands of children.

use std::io::{self, Write};

use domain::country::Country;
use domain::person::Sex;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::country::agencies::{Kind, text};
use crate::country::words;
use crate::national_id;
use crate::phone;

/// Practitioners of each agency; with 1,000,000 records each has about 400 children.
pub const STAFF_PER_AGENCY: u64 = 300;
/// People who may be born on one day: 31 of each sex, each with 8 ordinals of which nearly
/// always one exists.
const PER_DAY: u64 = 2 * PER_SEX;
const PER_SEX: u64 = 31;
const ORDINALS: u32 = 8;
/// At least 20 years of birth dates.
const MIN_DAYS: u64 = 7300;
/// People of one postcode: about 5.6 million Norwegians on some 3,300 postcodes of streets.
const PER_POSTCODE: u64 = 1700;
/// People of one household: they share surname and address.
const HOUSEHOLD: u64 = 3;
/// Lines without a national id, in 1,000.
const WITHOUT_ID: u64 = 60;
/// Lines with a letter missing in the surname, in 1,000.
const WITH_TYPO: u64 = 10;

const CLIENT_HEADER: &str = "record_id,given_name,surname,date_of_birth,sex,address,postcode,city,phone,\
    national_id,staff_id,role,start,end,last_contact";
const STAFF_HEADER: &str = "staff_id,given_name,surname,title,unit,phone,email";

/// A population.
#[derive(Debug, Clone, Copy)]
pub struct Bulk {
    seed: u64,
    records: u64,
    people: u64,
    today: Date,
}

/// A population of `people` with `records` lines in the lists of all agencies together. Records
/// are cut or raised to between one and eight for each person.
pub const fn bulk(seed: u64, records: u64, people: u64, today: Date) -> Bulk {
    let records = if records < people { people } else { records };
    let records = if records > people * 8 { people * 8 } else { records };
    Bulk { seed, records, people, today }
}

/// A person of the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkPerson {
    /// Given name.
    pub given: &'static str,
    /// Surname.
    pub surname: &'static str,
    /// Birth date.
    pub born: Date,
    /// Sex.
    pub sex: Sex,
    /// National id; missing for about one in a million.
    pub national_id: Option<String>,
}

impl Bulk {
    /// How many lines the eight client lists have together.
    pub const fn records(&self) -> u64 {
        self.records
    }

    /// How many people there are.
    pub const fn people(&self) -> u64 {
        self.people
    }

    /// The person of an ordinal from 0 to `people - 1`: to search for, to sign in as.
    pub fn person(&self, ordinal: u64) -> BulkPerson {
        let words = words(Country::No);
        let days = MIN_DAYS.max(self.people.div_ceil(PER_DAY));
        let born = self.today.saturating_sub(i64::try_from(ordinal % days).unwrap_or(0).days());
        let place = ordinal / days;
        let sex = if place.is_multiple_of(2) { Sex::Female } else { Sex::Male };
        // Places of one day have ordinals of their own, so that no two people share a number.
        let first = u32::try_from(place / 2).unwrap_or(0) * ORDINALS;
        let national_id =
            (first..first + ORDINALS).find_map(|n| national_id::number(Country::No, born, sex, n));
        let given = if sex == Sex::Female { words.girls } else { words.boys };
        BulkPerson {
            given: pick(given, self.hash(ordinal, 1)),
            surname: pick(words.surnames, self.hash(ordinal / HOUSEHOLD, 2)),
            born,
            sex,
            national_id,
        }
    }

    /// Writes the client list of an agency; gives the number of lines under the header.
    pub fn write_clients(&self, kind: Kind, out: &mut impl Write) -> io::Result<u64> {
        let words = words(Country::No);
        let role = text(Country::No, kind).titles[0].1;
        writeln!(out, "{CLIENT_HEADER}")?;
        let mut lines = 0;
        for ordinal in 0..self.people {
            if !self.knows(kind, ordinal) {
                continue;
            }
            lines += 1;
            let BulkPerson { given, mut surname, born, sex, national_id } = self.person(ordinal);
            let own = self.hash(ordinal, 10 + kind as u64);
            let id = national_id.filter(|_| own % 1000 >= WITHOUT_ID).unwrap_or_default();
            if (own >> 10) % 1000 < WITH_TYPO && surname.is_ascii() {
                surname = &surname[1..];
            }
            let home = self.hash(ordinal / HOUSEHOLD, 3);
            let street = pick(words.streets, home >> 8);
            let postcodes = (self.people / PER_POSTCODE).clamp(1, 900);
            let postcode = 9000 + (home >> 20) % postcodes;
            let (_, city) = words.places[index(postcode, words.places.len())];
            let phone = phone::office(Country::No, u32::try_from(home >> 40).unwrap_or(0));
            let sex = words.sexes[usize::from(sex == Sex::Male)];
            let staff = (own >> 20) % STAFF_PER_AGENCY;
            let age = born.until(self.today).map_or(0, |span| i64::from(span.get_days()));
            let since = i64::try_from((own >> 30) % 1500).unwrap_or(0).min(age);
            let from = self.today.saturating_sub(since.days());
            let gap = i64::try_from((own >> 42) % 120).unwrap_or(0).min(since);
            let last = self.today.saturating_sub(gap.days());
            let number = home % 97 + 1;
            writeln!(
                out,
                "{slug}-{ordinal},{given},{surname},{born},{sex},{street} {number},{postcode},{city},{phone},\
                 {id},{staff:03},{role},{from},,{last}",
                slug = kind.slug(),
            )?;
        }
        Ok(lines)
    }

    /// Writes the staff list of an agency; gives the number of lines under the header.
    pub fn write_staff(&self, kind: Kind, out: &mut impl Write) -> io::Result<u64> {
        let (words, text) = (words(Country::No), text(Country::No, kind));
        writeln!(out, "{STAFF_HEADER}")?;
        for n in 0..STAFF_PER_AGENCY {
            let draw = self.hash(n, 100 + kind as u64);
            let given = pick(if draw.is_multiple_of(4) { words.men } else { words.women }, draw >> 8);
            let surname = pick(words.surnames, draw >> 20);
            let (title, unit) = (text.titles[0].0, pick(text.units, draw >> 40));
            let phone = phone::office(Country::No, u32::try_from(n).unwrap_or(0) + 1000 * (kind as u32 + 1));
            writeln!(
                out,
                "{n:03},{given},{surname},{title},\"{unit}\",{phone},{n:03}@{}.{}.example",
                text.domain, words.id
            )?;
        }
        Ok(STAFF_PER_AGENCY)
    }

    /// Whether the agency has a line on the person. Each person stands in one to eight lists,
    /// in the lists of all agencies together exactly as often as asked for.
    fn knows(&self, kind: Kind, ordinal: u64) -> bool {
        let mut order = Kind::ALL;
        let mut draw = self.hash(ordinal, 4);
        for i in (1..order.len()).rev() {
            order.swap(i, index(draw & 0xff, i + 1));
            draw >>= 8;
        }
        order.iter().take(self.lines_of(ordinal)).any(|known| *known == kind)
    }

    /// In how many lists the person stands: two neighbours share what the two have together.
    fn lines_of(&self, ordinal: u64) -> usize {
        let until = |n: u64| {
            let share = u128::from(n.min(self.people)) * u128::from(self.records);
            u64::try_from(share / u128::from(self.people.max(1))).unwrap_or(u64::MAX)
        };
        let first = ordinal - ordinal % 2;
        let together = until(first + 2) - until(first);
        let lines = if first + 1 >= self.people {
            together
        } else {
            let least = together.saturating_sub(8).max(1);
            let most = (together - 1).min(8);
            let of_first = least + self.hash(first, 5) % (most - least + 1);
            if ordinal == first { of_first } else { together - of_first }
        };
        usize::try_from(lines).unwrap_or(8)
    }

    /// A fixed mixing of seed, ordinal and purpose (the finaliser of `SplitMix64`, Steele, Lea
    /// and Flood, "Fast splittable pseudorandom number generators", 2014).
    const fn hash(&self, ordinal: u64, purpose: u64) -> u64 {
        let mut x = self
            .seed
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(ordinal.wrapping_mul(0xd1b5_4a32_d192_ed03))
            .wrapping_add(purpose.wrapping_mul(0x8cb9_2ba7_2f3d_8dd7));
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }
}

fn index(draw: u64, len: usize) -> usize {
    usize::try_from(draw % len as u64).unwrap_or(0)
}

fn pick(all: &'static [&'static str], draw: u64) -> &'static str {
    all[index(draw, all.len())]
}
