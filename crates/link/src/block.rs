//! Which records are compared at all: those that share a key of at least one rule.
//!
//! Many narrow rules find more than few wide ones, at less cost (Christen, "A Survey of Indexing
//! Techniques for Scalable Record Linkage and Deduplication", 2012). A key that too many records
//! share tells nothing; its records are compared only where a finer key brings them together.

use rayon::prelude::*;

use crate::entry::Entry;
use crate::frequencies::house;
use crate::hash::{join, mix};
use crate::vocabulary::{NameId, Vocabulary};

/// Records of one key that are all compared with each other; more are split by a finer key.
pub const MAX_BLOCK: usize = 40;
/// Records of one key of a wide rule that are compared with each other; more are not.
pub const MAX_WIDE: usize = 6;
/// Neighbours that are compared where even a finer key is shared by too many.
const NEIGHBOURS: usize = 6;
/// Keys of one entry at most.
pub const MAX_KEYS: usize = 16;

/// The rules by which records meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u64)]
pub enum Rule {
    /// The same national id, whatever it is worth.
    Id,
    /// The same house and flat.
    House,
    /// The same telephone number.
    Phone,
    /// Birth date and how the surname sounds.
    BornSurname,
    /// Birth date and how the given name sounds.
    BornGiven,
    /// Birth date and postcode.
    BornPlace,
    /// Both names as they sound, in either order, the year of birth, and the city.
    NamesYear,
    /// Both names as they sound, in either order, and the postcode.
    NamesPlace,
    /// Both names as they sound, in either order, and day and month of birth in either order.
    NamesDay,
    /// Given name as written, street, house number and city.
    GivenHouse,
    /// Both names as they sound, in either order.
    Names,
    /// Birth date.
    Born,
    /// How the surname sounds, and the postcode.
    SurnamePlace,
    /// How the given name sounds, and the postcode.
    GivenPlace,
    /// How the surname sounds, and the house number.
    SurnameHouse,
    /// Street and house number.
    Door,
    /// The first half of the national id.
    IdHead,
    /// The second half of the national id.
    IdTail,
}

impl Rule {
    /// Those whose keys tell little by themselves: they are followed only where few share a key, so
    /// that they find what bears many errors in a short list or under a rare name, and cost
    /// nothing in a long one.
    pub const WIDE: [Self; 8] = [
        Self::Names,
        Self::Born,
        Self::SurnamePlace,
        Self::GivenPlace,
        Self::SurnameHouse,
        Self::Door,
        Self::IdHead,
        Self::IdTail,
    ];

    /// Those whose keys a store keeps.
    pub const NARROW: [Self; 10] = [
        Self::Id,
        Self::House,
        Self::Phone,
        Self::BornSurname,
        Self::BornGiven,
        Self::BornPlace,
        Self::NamesYear,
        Self::NamesPlace,
        Self::NamesDay,
        Self::GivenHouse,
    ];

    /// The keys of an entry by this rule.
    pub fn keys(self, entry: &Entry, vocabulary: &Vocabulary, keys: &mut Vec<u64>) {
        let born = entry.birthday();
        let full = born.is_full();
        let mut put = |key: u64| keys.push(join(self as u64 + 1, join(u64::from(entry.country), key)));
        match self {
            Self::Id if entry.id != 0 => put(entry.id),
            Self::House => {
                if let Some(house) = house(entry, vocabulary) {
                    put(house);
                }
            }
            Self::Phone if entry.phone != 0 => put(entry.phone),
            Self::BornSurname if full => {
                for sound in sounds(entry.surname, vocabulary) {
                    put(join(u64::from(born.0), sound));
                }
            }
            Self::BornGiven if full => {
                for sound in sounds(entry.given, vocabulary).take(1) {
                    put(join(u64::from(born.0), sound));
                }
            }
            Self::BornPlace if full && entry.postcode != 0 => put(join(u64::from(born.0), entry.postcode)),
            Self::NamesYear if !born.is_none() => {
                for names in pairs(entry, vocabulary) {
                    put(join(join(u64::from(born.year()), entry.city), names));
                }
            }
            Self::NamesPlace if entry.postcode != 0 => {
                for names in pairs(entry, vocabulary) {
                    put(join(entry.postcode, names));
                }
            }
            Self::NamesDay if full => {
                let day = u64::from(born.month().min(born.day()) * 100 + born.month().max(born.day()));
                for names in pairs(entry, vocabulary) {
                    put(join(day, names));
                }
            }
            Self::GivenHouse => {
                if let (Some(street), Some(given)) =
                    (entry.address.street(), vocabulary.name(entry.given).tokens().first())
                {
                    let street = vocabulary.token(street).hash;
                    let given = vocabulary.token(*given).hash;
                    let door = join(u64::from(entry.address.house >> 8), entry.city);
                    put(join(join(street, door), given));
                }
            }
            Self::Names => {
                for names in pairs(entry, vocabulary) {
                    put(names);
                }
            }
            Self::Born if full => put(u64::from(born.0)),
            Self::SurnamePlace if entry.postcode != 0 => {
                for sound in sounds(entry.surname, vocabulary) {
                    put(join(entry.postcode, sound));
                }
            }
            Self::GivenPlace if entry.postcode != 0 => {
                for sound in sounds(entry.given, vocabulary).take(1) {
                    put(join(entry.postcode, sound));
                }
            }
            Self::SurnameHouse | Self::Door => {
                let number = u64::from(entry.address.house >> 8);
                if self == Self::SurnameHouse && number != 0 {
                    for sound in sounds(entry.surname, vocabulary) {
                        put(join(number, sound));
                    }
                } else if let Some(street) = entry.address.street().filter(|_| self == Self::Door) {
                    put(join(vocabulary.token(street).hash, number));
                }
            }
            Self::IdHead | Self::IdTail if entry.id_digits >= LEAST_DIGITS => {
                let half = 10_u64.pow(entry.id_digits.ilog10() / 2 + 1);
                put(if self == Self::IdHead { entry.id_digits / half } else { entry.id_digits % half });
            }
            _ => {}
        }
    }
}

/// National ids with fewer digits are not halved.
const LEAST_DIGITS: u64 = 100_000;

/// How the words of a name sound, the first two at most.
fn sounds(name: NameId, vocabulary: &Vocabulary) -> impl Iterator<Item = u64> {
    vocabulary.name(name).tokens().iter().take(2).map(|token| vocabulary.token(*token).sound)
}

/// Given name and surname in either order; both words of a double surname.
fn pairs(entry: &Entry, vocabulary: &Vocabulary) -> impl Iterator<Item = u64> {
    let given = sounds(entry.given, vocabulary).next();
    given
        .into_iter()
        .flat_map(move |g| sounds(entry.surname, vocabulary).map(move |s| join(g.min(s), g.max(s))))
}

/// Blocks that were too large and were split by a finer key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The rule.
    pub rule: Rule,
    /// Records in the block.
    pub records: usize,
    /// Records that no finer key brought together.
    pub left: usize,
}

/// The candidate pairs of some entries, each once, the smaller number first, in order; and the
/// blocks that were split.
pub fn candidates(entries: &[Entry], vocabulary: &Vocabulary) -> (Vec<(u32, u32)>, Vec<Split>) {
    let mut pairs: Vec<u64> = Vec::new();
    let mut splits = Vec::new();
    for rule in Rule::WIDE {
        let mut keyed = keyed(rule, entries, vocabulary);
        keyed.par_sort_unstable();
        for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|b| b.len() > 1 && b.len() <= MAX_WIDE) {
            emit(block.iter().map(|k| k.1), &mut pairs);
        }
    }
    for rule in Rule::NARROW {
        let mut keyed = keyed(rule, entries, vocabulary);
        keyed.par_sort_unstable();
        for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
            if block.len() <= MAX_BLOCK {
                emit(block.iter().map(|k| k.1), &mut pairs);
            } else {
                let left = split(block, entries, vocabulary, &mut pairs);
                splits.push(Split { rule, records: block.len(), left });
            }
        }
    }
    pairs.par_sort_unstable();
    pairs.dedup();
    (pairs.into_iter().map(unpack).collect(), splits)
}

fn keyed(rule: Rule, entries: &[Entry], vocabulary: &Vocabulary) -> Vec<(u64, u32)> {
    entries
        .par_chunks(16_384)
        .enumerate()
        .flat_map_iter(|(chunk, entries)| {
            let mut all = Vec::with_capacity(entries.len() * 2);
            let mut keys = Vec::new();
            for (i, entry) in entries.iter().enumerate() {
                keys.clear();
                rule.keys(entry, vocabulary, &mut keys);
                keys.sort_unstable();
                keys.dedup();
                let number = u32::try_from(chunk * 16_384 + i).unwrap_or(u32::MAX);
                all.extend(keys.iter().map(|key| (*key, number)));
            }
            all
        })
        .collect()
}

/// Splits a large block by given name and house, then by given name alone, then by sex and day.
fn split(block: &[(u64, u32)], entries: &[Entry], vocabulary: &Vocabulary, pairs: &mut Vec<u64>) -> usize {
    let mut left: Vec<u32> = block.iter().map(|k| k.1).collect();
    let finer: [fn(&Entry, &Vocabulary) -> u64; 3] = [
        |e, v| house(e, v).map_or(0, |h| join(h, given(e, v))),
        |e, v| {
            let given = given(e, v);
            if given == 0 { 0 } else { join(join(given, u64::from(e.birthday().0)), surname(e, v)) }
        },
        |e, _| if e.phone == 0 { 0 } else { mix(e.phone) },
    ];
    let mut met = vec![];
    for key in finer {
        let mut keyed: Vec<(u64, u32)> =
            left.iter().map(|i| (key(&entries[*i as usize], vocabulary), *i)).filter(|k| k.0 != 0).collect();
        keyed.sort_unstable();
        for same in keyed.chunk_by(|a, b| a.0 == b.0).filter(|b| b.len() > 1) {
            if same.len() <= MAX_BLOCK {
                emit(same.iter().map(|k| k.1), pairs);
            } else {
                // Hernández and Stolfo, "The Merge/Purge Problem for Large Databases", 1995: each with
                // its neighbours, so that many records of one client still hang together.
                for near in same.windows(NEIGHBOURS) {
                    emit(near.iter().map(|k| k.1), pairs);
                }
            }
            met.extend(same.iter().map(|k| k.1));
        }
    }
    met.sort_unstable();
    left.retain(|i| met.binary_search(i).is_err());
    left.len()
}

fn given(entry: &Entry, vocabulary: &Vocabulary) -> u64 {
    vocabulary.name(entry.given).tokens().first().map_or(0, |t| vocabulary.token(*t).hash)
}

fn surname(entry: &Entry, vocabulary: &Vocabulary) -> u64 {
    vocabulary.name(entry.surname).whole
}

fn emit(block: impl Iterator<Item = u32> + Clone, pairs: &mut Vec<u64>) {
    let mut rest = block;
    while let Some(a) = rest.next() {
        pairs.extend(rest.clone().filter(|b| *b != a).map(|b| pack(a.min(b), a.max(b))));
    }
}

const fn pack(a: u32, b: u32) -> u64 {
    (a as u64) << 32 | b as u64
}

#[allow(clippy::cast_possible_truncation, reason = "two halves")]
const fn unpack(pair: u64) -> (u32, u32) {
    ((pair >> 32) as u32, pair as u32)
}
