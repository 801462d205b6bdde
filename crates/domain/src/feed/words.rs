//! Single words and codes that exports use, in four languages: yes and no, sex, relation, exposure,
//! country, and what stands for nothing.

use crate::country::Country;
use crate::feed::columns::fold;
use crate::involvement::Exposure;
use crate::person::{RelationKind, Sex};

/// Whether the cell says nothing: blank, a dash, a question mark, `null`.
pub fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    cell.is_empty()
        || cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '?' | '.' | '*' | '_'))
        || ["null", "none", "n/a", "#n/a", "#saknas!"].iter().any(|word| cell.eq_ignore_ascii_case(word))
}

fn one_of(folded: &str, words: &[&str]) -> bool {
    words.contains(&folded)
}

/// Yes or no.
pub fn yes_no(cell: &str) -> Option<bool> {
    const YES: &[&str] = &["ja", "j", "yes", "y", "true", "sant", "sand", "1", "x", "t", "on"];
    const NO: &[&str] =
        &["nej", "nei", "n", "no", "false", "falskt", "usant", "falsk", "0", "f", "ingen", "inga", "off"];
    let folded = fold(cell);
    if one_of(&folded, YES) { Some(true) } else { one_of(&folded, NO).then_some(false) }
}

/// What a cell says of the sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SexWord {
    /// This.
    Known(Sex),
    /// That it is not known.
    Unknown,
}

/// Sex by word, letter or the codes of ISO/IEC 5218 and HL7.
pub fn sex(cell: &str) -> Option<SexWord> {
    const FEMALE: &[&str] = &[
        "f",
        "k",
        "kvinna",
        "kvinne",
        "kvinde",
        "kvinnlig",
        "kvinnelig",
        "kvindelig",
        "female",
        "woman",
        "girl",
        "flicka",
        "jente",
        "pige",
        "2",
        "w",
    ];
    const MALE: &[&str] = &[
        "m", "man", "mann", "mand", "manlig", "mannlig", "mandlig", "male", "boy", "pojke", "gutt", "dreng",
        "1",
    ];
    const OTHER: &[&str] = &[
        "x",
        "o",
        "annat",
        "annet",
        "andet",
        "annan",
        "anden",
        "other",
        "ickebinar",
        "ikkebinar",
        "nonbinary",
    ];
    const UNKNOWN: &[&str] = &[
        "u",
        "0",
        "9",
        "okand",
        "okant",
        "ukjent",
        "ukendt",
        "unknown",
        "ejangivet",
        "ikkeoppgitt",
        "ikkeangivet",
        "uk",
    ];
    let folded = fold(cell);
    match () {
        () if one_of(&folded, FEMALE) => Some(SexWord::Known(Sex::Female)),
        () if one_of(&folded, MALE) => Some(SexWord::Known(Sex::Male)),
        () if one_of(&folded, OTHER) => Some(SexWord::Known(Sex::Other)),
        () if one_of(&folded, UNKNOWN) => Some(SexWord::Unknown),
        () => None,
    }
}

/// What a guardian is to the child.
pub fn relation(cell: &str) -> Option<RelationKind> {
    const WORDS: &[(RelationKind, &[&str])] = &[
        (RelationKind::Mother, &["mor", "mamma", "moder", "mother", "mum", "m"]),
        (RelationKind::Father, &["far", "pappa", "fader", "father", "dad", "f"]),
        (RelationKind::Parent, &["foralder", "forelder", "parent", "medmor", "medmoder", "comother"]),
        (
            RelationKind::Guardian,
            &[
                "vardnadshavare",
                "sarskiltforordnadvardnadshavare",
                "foresatt",
                "foresatte",
                "verge",
                "varge",
                "foraldremyndighedsindehaver",
                "guardian",
                "godman",
                "formyndare",
                "malsman",
                "carer",
            ],
        ),
        (
            RelationKind::FosterParent,
            &[
                "familjehemsforalder",
                "familjehem",
                "fosterforalder",
                "fosterforelder",
                "fosterhjem",
                "plejeforalder",
                "plejefamilie",
                "fosterparent",
                "fostercarer",
            ],
        ),
        (
            RelationKind::Sibling,
            &["syskon", "sosken", "soskende", "bror", "syster", "soster", "brother", "sister", "sibling"],
        ),
        (
            RelationKind::Relative,
            &[
                "slakting",
                "slektning",
                "slagtning",
                "relative",
                "anhorig",
                "mormor",
                "morfar",
                "farmor",
                "farfar",
                "grandparent",
                "grandmother",
                "grandfather",
                "besteforelder",
                "bedsteforalder",
                "tante",
                "onkel",
                "moster",
                "faster",
                "aunt",
                "uncle",
            ],
        ),
    ];
    let folded = fold(cell);
    let coded = WORDS.iter().find(|(_, words)| one_of(&folded, words)).map(|(kind, _)| *kind);
    coded.or_else(|| RelationKind::from_code(cell))
}

/// Who may learn of the involvement.
pub fn exposure(cell: &str) -> Option<Exposure> {
    const OPEN: &[&str] = &["open", "oppen", "apen", "aben"];
    const VIA: &[&str] = &[
        "contactviacoordinator",
        "viasamordnare",
        "viakoordinator",
        "masked",
        "maskerad",
        "maskert",
        "maskeret",
    ];
    const HIDDEN: &[&str] = &["hidden", "dold", "skjult"];
    let folded = fold(cell);
    match () {
        () if one_of(&folded, OPEN) => Some(Exposure::Open),
        () if one_of(&folded, VIA) => Some(Exposure::ContactViaCoordinator),
        () if one_of(&folded, HIDDEN) => Some(Exposure::Hidden),
        () => None,
    }
}

/// A country with a law pack; the United Kingdom reads Scotland.
pub fn country(cell: &str) -> Option<Country> {
    const WORDS: &[(Country, &[&str])] = &[
        (Country::Se, &["se", "swe", "sverige", "sweden"]),
        (Country::No, &["no", "nor", "norge", "norway"]),
        (Country::Dk, &["dk", "dnk", "danmark", "denmark"]),
        (
            Country::Sct,
            &[
                "gb",
                "gbr",
                "uk",
                "sct",
                "scotland",
                "skottland",
                "skotland",
                "england",
                "storbritannien",
                "storbritannia",
                "unitedkingdom",
            ],
        ),
    ];
    let folded = fold(cell);
    WORDS.iter().find(|(_, words)| one_of(&folded, words)).map(|(country, _)| *country)
}
