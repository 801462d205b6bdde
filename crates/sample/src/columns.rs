//! Which columns each case system exports, and what it calls them.

use domain::country::Country;

use crate::country::agencies::Kind;

/// A column of a client list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The agency's own id.
    RecordId,
    /// Given name and surname, in one column or two.
    Name,
    /// Birth date.
    Born,
    /// Sex.
    Sex,
    /// Street and number.
    Street,
    /// Postcode.
    Postcode,
    /// City.
    City,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// National id.
    NationalId,
    /// The practitioner's role.
    Role,
    /// The practitioner's id.
    StaffId,
    /// First day.
    From,
    /// Last day.
    To,
    /// Last contact.
    LastContact,
    /// Where to go or call first.
    EntryPoint,
    /// Protected identity.
    Protection,
    /// Two guardians, four columns each.
    Guardians,
}

/// Which columns an agency's system exports, and in which order.
pub const fn client_columns(kind: Kind) -> &'static [Column] {
    use Column::{
        Born, City, Email, EntryPoint, From, Guardians, LastContact, Name, NationalId, Phone, Postcode,
        Protection, RecordId, Role, Sex, StaffId, Street, To,
    };
    match kind {
        Kind::School | Kind::Social => &[
            RecordId,
            Name,
            Born,
            Sex,
            NationalId,
            Street,
            Postcode,
            City,
            Phone,
            Email,
            Role,
            StaffId,
            From,
            To,
            LastContact,
            EntryPoint,
            Protection,
            Guardians,
        ],
        Kind::HealthVisitor => &[
            NationalId,
            RecordId,
            Name,
            Born,
            Sex,
            Street,
            Postcode,
            City,
            Phone,
            StaffId,
            Role,
            From,
            To,
            LastContact,
            EntryPoint,
            Protection,
            Guardians,
        ],
        Kind::Hospital | Kind::Psychiatry => &[
            RecordId,
            NationalId,
            Name,
            Born,
            Sex,
            Street,
            Postcode,
            City,
            Phone,
            From,
            To,
            LastContact,
            StaffId,
            Role,
            Protection,
        ],
        Kind::Police => &[
            RecordId,
            Name,
            Born,
            Sex,
            NationalId,
            Street,
            Postcode,
            City,
            StaffId,
            From,
            LastContact,
            Protection,
        ],
        Kind::Shelter => {
            &[RecordId, Name, Born, NationalId, StaffId, Role, From, To, LastContact, Protection]
        }
        Kind::Youth => &[RecordId, Name, Born, Street, Postcode, City, Phone, Email, StaffId, Role, From, To],
    }
}

impl Column {
    /// Its name in the country's language; the two halves of the agencies have their own word
    /// for what systems name differently.
    pub const fn header(self, country: Country, kind: Kind) -> &'static str {
        let municipal = matches!(kind, Kind::School | Kind::Social | Kind::Shelter | Kind::Youth);
        let [se, no, dk] = match (self, municipal) {
            (Self::RecordId, true) => ["Ärendenummer", "Saksnummer", "Sagsnummer"],
            (Self::RecordId, false) => ["Journalnummer", "Journalnummer", "Journalnummer"],
            (Self::Name, _) => ["Namn", "Navn", "Navn"],
            (Self::Born, true) => ["Födelsedatum", "Fødselsdato", "Fødselsdato"],
            (Self::Born, false) => ["Född", "Født", "Født"],
            (Self::Sex, _) => ["Kön", "Kjønn", "Køn"],
            (Self::Street, true) => ["Adress", "Adresse", "Adresse"],
            (Self::Street, false) => ["Gatuadress", "Gateadresse", "Gadeadresse"],
            (Self::Postcode, true) => ["Postnummer", "Postnummer", "Postnummer"],
            (Self::Postcode, false) => ["Postnr", "Postnr", "Postnr"],
            (Self::City, _) => ["Postort", "Poststed", "By"],
            (Self::Phone, true) => ["Telefon", "Telefon", "Telefon"],
            (Self::Phone, false) => ["Mobil", "Mobil", "Mobil"],
            (Self::Email, _) => ["E-post", "E-post", "E-mail"],
            (Self::NationalId, true) => ["Personnummer", "Fødselsnummer", "CPR-nummer"],
            (Self::NationalId, false) => ["Personnr", "Fnr", "CPR"],
            (Self::Role, _) => ["Roll", "Rolle", "Rolle"],
            (Self::StaffId, true) => ["Handläggare", "Saksbehandler", "Sagsbehandler"],
            (Self::StaffId, false) => ["Signatur", "Ansattnummer", "Initialer"],
            (Self::From, true) => ["Startdatum", "Startdato", "Startdato"],
            (Self::From, false) => ["Fr.o.m.", "F.o.m.", "Fra"],
            (Self::To, true) => ["Slutdatum", "Sluttdato", "Slutdato"],
            (Self::To, false) => ["T.o.m.", "T.o.m.", "Til"],
            (Self::LastContact, _) => ["Senaste kontakt", "Siste kontakt", "Seneste kontakt"],
            (Self::EntryPoint, _) => ["Kontaktväg", "Kontaktpunkt", "Kontaktvej"],
            (Self::Protection, _) => {
                ["Skyddade personuppgifter", "Adressegradering", "Navne- og adressebeskyttelse"]
            }
            (Self::Guardians, _) => ["Vårdnadshavare", "Foresatt", "Forældremyndighedsindehaver"],
        };
        in_country(country, se, no, dk)
    }
}

const fn in_country(country: Country, se: &'static str, no: &'static str, dk: &'static str) -> &'static str {
    match country {
        Country::Se => se,
        Country::Dk => dk,
        Country::No | Country::Sct => no,
    }
}

/// The header of the one column that holds the whole name.
pub const fn joined_name(country: Country) -> &'static str {
    in_country(country, "Namn", "Navn", "Navn")
}

/// The headers of given name and surname.
pub const fn separate_names(country: Country) -> [&'static str; 2] {
    match country {
        Country::Se => ["Förnamn", "Efternamn"],
        Country::Dk => ["Fornavn", "Efternavn"],
        Country::No | Country::Sct => ["Fornavn", "Etternavn"],
    }
}

/// The headers of two guardians, four columns each.
pub fn guardian_headers(country: Country) -> Vec<String> {
    let (who, parts) = match country {
        Country::Se => ("Vårdnadshavare", ["namn", "personnummer", "relation", "vårdnad"]),
        Country::Dk => ("Forælder", ["navn", "CPR", "relation", "forældremyndighed"]),
        Country::No | Country::Sct => ("Foresatt", ["navn", "fødselsnummer", "relasjon", "foreldreansvar"]),
    };
    (1..=2).flat_map(|n| parts.map(|part| format!("{who} {n} {part}"))).collect()
}
