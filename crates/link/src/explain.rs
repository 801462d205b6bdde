//! Why two records are held to be one person, line by line: the waterfall that people read.
//!
//! Each line says how much more likely its likeness is of one person than of two strangers, in
//! bits. What a whole household shares speaks for everybody in it; the line of the household takes
//! back what a twin, a sibling or a parent would explain as well. The sum, with where things stood
//! before anything was compared, is the logarithm of the odds.

use std::f64::consts::LN_2;

use crate::entry::Entry;
use crate::evidence::{Code, Evidence, Field, FieldEvidence, Rarity};
use crate::model::{Kind, Weights};
use crate::pattern::{Births, Comparison, Ids, Likeness, Pattern, home};
use crate::record::RecordId;
use crate::vocabulary::Vocabulary;

/// Fewer people than one in so many have a rare name.
const RARE: f32 = -7.6;
/// More people than one in so many have a common one.
const COMMON: f32 = -4.6;
/// The household says something from so many bits.
const TELLING: f64 = 0.05;

/// Explains how a record compares with another. `judged` is the logarithm of the odds with all
/// that clusters add, where there is more than the pair; of protected people nothing is said that
/// depends on where they live, and no probability.
pub fn explain(
    weights: &Weights,
    a: &Entry,
    b: &Entry,
    with: RecordId,
    vocabulary: &Vocabulary,
    judged: Option<f64>,
    protected: bool,
) -> Evidence {
    let pattern = Pattern::of(a, b, vocabulary);
    let odds = weights.odds(&pattern);
    let mut lines = Vec::with_capacity(12);
    let bits = |comparison: Comparison| {
        let same = weights.level(Kind::Same as usize, comparison, &pattern);
        let chance = weights.level(Kind::Unrelated as usize, comparison, &pattern)
            + weights.sway(Kind::Unrelated, comparison, &pattern);
        (same - chance) / LN_2
    };
    let crossed = pattern.level(Comparison::Order) == 2;
    let (given, surname) = (pattern.level(Comparison::Given), pattern.level(Comparison::Surname));
    let order = bits(Comparison::Order);
    lines.push(FieldEvidence::new(Field::NationalId, id(&pattern), bits(Comparison::Id)));
    lines.push(FieldEvidence {
        rarity: rarity(given, pattern.given),
        ..FieldEvidence::new(Field::Given, name(given, crossed), bits(Comparison::Given) + order)
    });
    lines.push(FieldEvidence {
        rarity: rarity(surname, pattern.surname),
        ..FieldEvidence::new(Field::Surname, name(surname, crossed), bits(Comparison::Surname))
    });
    lines.push(FieldEvidence::new(Field::Born, born(&pattern), bits(Comparison::Born)));
    lines.push(FieldEvidence::new(Field::Sex, told(pattern.level(Comparison::Sex)), bits(Comparison::Sex)));
    homes(&mut lines, a, b, vocabulary, bits(Comparison::Home), protected);
    let agency = if pattern.level(Comparison::Agency) == 1 { Code::SameAgency } else { Code::Different };
    lines.push(FieldEvidence::new(Field::Agency, agency, bits(Comparison::Agency)));
    let [same, twin, household, unrelated] = odds.0;
    let told_lines: f64 = lines.iter().map(|line| line.weight).sum();
    let before = weights.prior(Kind::Same) - weights.prior(Kind::Unrelated);
    let most = twin.max(household).max(unrelated);
    let others = most + ((twin - most).exp() + (household - most).exp() + (unrelated - most).exp()).ln();
    let pair = same - others;
    let taken = if protected {
        // What the home says is withheld, so what the household takes back of it is as well.
        0.0
    } else {
        judged.unwrap_or(pair) / LN_2 - told_lines - before / LN_2
    };
    let code = if taken < -TELLING { Code::OtherOfHousehold } else { Code::NobodyElse };
    lines.push(FieldEvidence::new(Field::Household, if protected { Code::Withheld } else { code }, taken));
    lines.push(FieldEvidence::new(Field::Prior, Code::Before, before / LN_2));
    let mut evidence = Evidence::of(with, lines);
    evidence.probability = (!protected).then(|| 1.0 / (1.0 + (-judged.unwrap_or(pair)).exp()));
    evidence
}

fn id(pattern: &Pattern) -> Code {
    const LEVELS: [(Ids, Code); 7] = [
        (Ids::Missing, Code::Missing),
        (Ids::Equal, Code::Equal),
        (Ids::EqualUnchecked, Code::Equal),
        (Ids::Near, Code::Near),
        (Ids::Contradict, Code::Contradicts),
        (Ids::Different, Code::Different),
        (Ids::DifferentUnchecked, Code::Different),
    ];
    code(&LEVELS.map(|(level, code)| (level as u8, code)), pattern.level(Comparison::Id))
}

fn born(pattern: &Pattern) -> Code {
    const LEVELS: [(Births, Code); 8] = [
        (Births::Missing, Code::Missing),
        (Births::Equal, Code::Equal),
        (Births::InsideId, Code::Partial),
        (Births::Swapped, Code::DayMonthSwapped),
        (Births::Near, Code::Near),
        (Births::YearOnly, Code::Partial),
        (Births::Partly, Code::Different),
        (Births::Different, Code::Different),
    ];
    code(&LEVELS.map(|(level, code)| (level as u8, code)), pattern.level(Comparison::Born))
}

fn name(level: u8, crossed: bool) -> Code {
    let code = match Likeness::from_level(level) {
        Likeness::Missing => Code::Missing,
        Likeness::Exact => Code::EqualFolded,
        Likeness::Part | Likeness::Middle => Code::PartOf,
        Likeness::Variant => Code::ShortForm,
        Likeness::OneEdit => Code::OneEdit,
        Likeness::Sounds => Code::SoundsAlike,
        Likeness::Similar => Code::Similar,
        Likeness::Different => Code::Different,
    };
    if crossed && !matches!(code, Code::Missing | Code::Different) { Code::Swapped } else { code }
}

fn told(level: u8) -> Code {
    match level {
        0 => Code::Missing,
        1 => Code::Equal,
        _ => Code::Different,
    }
}

fn code(levels: &[(u8, Code)], level: u8) -> Code {
    levels.iter().find(|(l, _)| *l == level).map_or(Code::Missing, |(_, code)| *code)
}

fn rarity(level: u8, share: f32) -> Option<Rarity> {
    if level != Likeness::Exact as u8 {
        return None;
    }
    match share {
        s if s < RARE => Some(Rarity::Rare),
        s if s > COMMON => Some(Rarity::Common),
        _ => None,
    }
}

/// The weight of the home, shared out among address, postcode, city and telephone: they are
/// weighed as one, so the shares are for reading.
fn homes(
    lines: &mut Vec<FieldEvidence>,
    a: &Entry,
    b: &Entry,
    vocabulary: &Vocabulary,
    weight: f64,
    protected: bool,
) {
    let home = home::compare(a, b, vocabulary);
    let withheld = |code: Code| if protected && code != Code::Missing { Code::Withheld } else { code };
    let address = match home.houses {
        home::Houses::Missing => Code::Missing,
        home::Houses::Same => Code::EqualFolded,
        home::Houses::OtherFlat => Code::OtherFlat,
        home::Houses::SameStreet => Code::SameStreet,
        home::Houses::Different => Code::Different,
    };
    let values = |x: u64, y: u64| match (x, y) {
        (0, _) | (_, 0) => Code::Missing,
        _ if x == y => Code::Equal,
        _ => Code::Different,
    };
    let phone = match home.phones {
        home::Phones::Missing => Code::Missing,
        home::Phones::Same if a.phone == b.phone => Code::Equal,
        home::Phones::Same => Code::Near,
        home::Phones::Different => Code::Different,
    };
    let codes = [
        (Field::Address, address),
        (Field::Postcode, values(a.postcode, b.postcode)),
        (Field::City, values(a.city, b.city)),
        (Field::Phone, phone),
    ];
    let shares = codes.map(|(field, code)| share(field, code, weight));
    let sum: f64 = shares.iter().sum();
    for ((field, code), share) in codes.into_iter().zip(shares) {
        let own = if sum > 0.0 { weight * share / sum } else { 0.0 };
        let own = if protected { 0.0 } else { own };
        lines.push(FieldEvidence::new(field, withheld(code), own));
    }
    if sum <= 0.0
        && !protected
        && let Some(line) = lines.iter_mut().find(|line| line.field == Field::Address)
    {
        line.weight += weight;
    }
}

/// How much of the home's weight a field is given: only what points the same way.
fn share(field: Field, code: Code, weight: f64) -> f64 {
    let speaks_for = matches!(code, Code::Equal | Code::EqualFolded | Code::Near | Code::OtherFlat);
    let speaks = if weight >= 0.0 { speaks_for } else { !speaks_for };
    if code == Code::Missing || !speaks {
        return 0.0;
    }
    match field {
        Field::Address => 4.0,
        Field::Phone => 3.0,
        Field::Postcode => 2.0,
        _ => 1.0,
    }
}
