//! Protected identity as exports say it: flags, codes, words. Closed by default: what is neither
//! blank nor a clear no protects.

use crate::country::Country;
use crate::feed::columns::fold;
use crate::feed::words::{is_nothing, yes_no};
use crate::protection::Level;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The level, if any.
    pub level: Option<Level>,
    /// Whether the cell had to be guessed at.
    pub unclear: bool,
}

/// Words that are one level in every country: they name it. Checked in this order, since the
/// stricter names contain the weaker.
const NAMED: &[(Level, &[&str])] = &[
    (
        Level::Fictitious,
        &["fictitious", "fingerad", "fingeradepersonuppgifter", "kvalificeradskyddsidentitet"],
    ),
    (
        Level::StrictlyConfidentialAddress,
        &["strictlyconfidentialaddress", "strengtfortrolig", "kode6", "spsf", "strictlyconfidential"],
    ),
    (Level::ConfidentialAddress, &["confidentialaddress", "fortrolig", "kode7", "spfo"]),
    (
        Level::ProtectedPopulationRegistration,
        &["protectedpopulationregistration", "skyddadfolkbokforing", "kvarskrivning", "kvarskriven"],
    ),
    (Level::Marked, &["marked", "sekretessmark", "sekretess"]),
    (
        Level::NameAndAddressProtection,
        &[
            "nameandaddressprotection",
            "navneogadressebeskyt",
            "adressebeskyt",
            "navnebeskyt",
            "hemmeligadresse",
        ],
    ),
];

/// Single codes that mean something in one country only.
const CODES: &[(Country, &str, Level)] = &[
    (Country::Se, "s", Level::Marked),
    (Country::Se, "sm", Level::Marked),
    (Country::Se, "sk", Level::Marked),
    (Country::Se, "sf", Level::ProtectedPopulationRegistration),
    (Country::Se, "f", Level::ProtectedPopulationRegistration),
    (Country::No, "6", Level::StrictlyConfidentialAddress),
    (Country::No, "7", Level::ConfidentialAddress),
    (Country::Dk, "nab", Level::NameAndAddressProtection),
    (Country::Dk, "b", Level::NameAndAddressProtection),
];

/// Reads one cell.
///
/// `sekretessmarkering` → marked; `kode 6` → strictly confidential; `UGRADERT` → none;
/// `J` → the country's [`plain_yes`].
pub fn read(cell: &str, country: Country) -> Said {
    const NO: &[&str] = &[
        "ugradert",
        "ugraderet",
        "offentlig",
        "oskyddad",
        "ingetskydd",
        "none",
        "ejskyddad",
        "ikkebeskyttet",
        "ingenbeskyttelse",
        "notprotected",
    ];
    let clear = |level| Said { level, unclear: false };
    if is_nothing(cell) {
        return clear(None);
    }
    let folded = fold(cell);
    if let Some((_, _, level)) = CODES.iter().find(|(of, code, _)| *of == country && *code == folded) {
        return clear(Some(*level));
    }
    if NO.contains(&folded.as_str()) {
        return clear(None);
    }
    match yes_no(cell) {
        Some(true) => return clear(Some(plain_yes(country))),
        Some(false) => return clear(None),
        None => {}
    }
    let negated = ["ej", "inte", "ikke", "ingen", "not", "utan", "uden", "uten"];
    let named = NAMED.iter().find(|(_, words)| words.iter().any(|word| folded.contains(word)));
    match named {
        Some((level, _)) if !negated.iter().any(|word| folded.starts_with(word)) => clear(Some(*level)),
        _ => {
            let plain = [
                "skyddad",
                "skyddadidentitet",
                "skyddadepersonuppgifter",
                "beskyttet",
                "gradert",
                "protected",
                "confidential",
            ];
            Said { level: Some(plain_yes(country)), unclear: !plain.contains(&folded.as_str()) }
        }
    }
}

/// The level for a bare yes: the strictest where the country has several that a flag could mean in an
/// agency's own list. Sweden's flag is the marking; stricter levels are not shown to agencies.
pub const fn plain_yes(country: Country) -> Level {
    match country {
        Country::Se | Country::Sct => Level::Marked,
        Country::No => Level::StrictlyConfidentialAddress,
        Country::Dk => Level::NameAndAddressProtection,
    }
}
