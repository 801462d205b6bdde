use domain::feed::columns::DateOrder;
use domain::feed::{Field, FileError, ListKind, Mapping, Profile};

fn guessed(header: &str, kind: ListKind) -> Option<Field> {
    let required = match kind {
        ListKind::Clients => ["record_id", "surname"],
        ListKind::Staff => ["staff_id", "surname"],
    };
    let headers: Vec<String> =
        required.iter().map(|name| (*name).to_owned()).chain([header.to_owned()]).collect();
    Mapping::new(&headers, kind, None).unwrap().columns().nth(2).and_then(|(_, field)| field)
}

#[test]
fn client_columns_in_four_languages() {
    let table = [
        (Field::RecordId, "Record ID|Klient-id|Saksnummer|Sagsnr.|ärendenummer"),
        (Field::GivenName, "given_name|Förnamn|Fornavn|FOERNAMN|First name"),
        (Field::Surname, "surname|Efternamn|Etternavn|Last Name"),
        (Field::FullName, "Namn|Navn|Efternamn, Förnamn|Etternavn, fornavn|Barnets namn"),
        (Field::BirthDate, "date_of_birth|Födelsedatum|FÖDELSE-DATUM|Fødselsdato|Foedselsdato|DOB|Født"),
        (Field::Sex, "sex|Kön|Kjønn|Køn|Gender"),
        (Field::Address, "address|Gatuadress|Adresse|Vejnavn|Street"),
        (Field::Postcode, "postcode|Postnummer|Postnr.|Post code"),
        (Field::City, "city|Postort|Poststed|By|Town"),
        (Field::Phone, "phone|Telefon|Mobiltelefon|Tlf.|Telephone number"),
        (Field::Email, "E-post|E-mail|Epost|e-postadress"),
        (
            Field::NationalId,
            "national_id|Personnummer|Personnr|Fødselsnummer (11 siffer)|Fødselsnr|CPR-nummer|CHI Number|NHS number",
        ),
        (Field::Country, "country|Land"),
        (Field::StaffId, "Handläggare|Saksbehandler|Sagsbehandler|Staff ID|HSA-id"),
        (Field::Role, "Roll|Rolle|Role"),
        (Field::From, "Startdatum|Fr.o.m.|Fra og med|Start date|Opstart"),
        (Field::To, "Slutdatum|T.o.m.|Sluttdato|End date|Til og med"),
        (Field::LastContact, "Senaste kontakt|Siste kontakt|Seneste kontakt|Last contact"),
        (Field::EntryPoint, "entry_point|Väg in|Kontaktpunkt|Indgang"),
        (
            Field::Protection,
            "Skyddade personuppgifter|Sekretessmarkering|Adressesperre|Navne- og adressebeskyttelse|Protected",
        ),
        (Field::Exposure, "exposure|Synlighet|Synlighed"),
        (Field::Language, "Språk|Sprog|Modersmål|Language"),
        (Field::Agency, "agency|Myndighet|Myndighed|Etat"),
        (Field::RecordedOn, "recorded_on|Registreringsdato|Uppdaterad|Last updated"),
        (
            Field::Guardian1Name,
            "Vårdnadshavare|Vårdnadshavare 1 namn|VH1|Foresatt 1|Navn foresatt 1|Guardian 1 name|guardian1_name",
        ),
        (
            Field::Guardian1NationalId,
            "Vårdnadshavare 1 personnummer|VH1 personnr|Foresatt fødselsnummer|Guardian 1 national id",
        ),
        (Field::Guardian2Name, "Vårdnadshavare 2|VH2 namn|Foresatt 2|Forældremyndighedsindehaver 2|Parent 2"),
        (Field::Guardian2NationalId, "VH 2 personnummer|Foresatt 2 fnr|Forælder 2 CPR"),
        (Field::Guardian2Relation, "Guardian 2 relation|Foresatt 2 relasjon"),
        (
            Field::Guardian1Custody,
            "Vårdnadshavare 1 vårdnad|Foresatt 1 foreldreansvar|Forælder 1 forældremyndighed",
        ),
    ];
    for (field, names) in table {
        for name in names.split('|').map(|name| name.split(" (").next().unwrap()) {
            assert_eq!(guessed(name, ListKind::Clients), Some(field), "{name}");
        }
    }
    for name in ["Diagnos", "Anteckning", "Kommentar", "", "Skostorlek"] {
        assert_eq!(guessed(name, ListKind::Clients), None, "{name} is not ours to read");
    }
}

#[test]
fn staff_columns_in_four_languages() {
    let table = [
        (Field::StaffId, "id|Anställningsnummer|Ansattnummer|Medarbejdernr|Staff number|HSA-id"),
        (Field::Title, "Titel|Befattning|Stilling|Job title"),
        (Field::Unit, "Enhet|Avdelning|Enhed|Unit|Team"),
        (Field::To, "Slutat|Sluttet|Left|Fratrådt"),
        (Field::FullName, "Namn|Navn|Name"),
        (Field::Phone, "Telefon|Mobil"),
    ];
    for (field, names) in table {
        for name in names.split('|') {
            assert_eq!(guessed(name, ListKind::Staff), Some(field), "{name}");
        }
    }
    for name in ["Personnummer", "Adress", "Födelsedatum"] {
        assert_eq!(guessed(name, ListKind::Staff), None, "{name}: no private data of staff");
    }
}

#[test]
fn a_list_with_every_code_as_its_column_names_is_understood() {
    for kind in ListKind::ALL {
        let fields: Vec<Field> = Field::ALL.iter().copied().filter(|field| field.belongs_to(*kind)).collect();
        let headers: Vec<String> = fields.iter().map(|field| field.code().to_owned()).collect();
        let mapping = Mapping::new(&headers, *kind, None).unwrap();
        for (header, field) in mapping.columns() {
            assert_eq!(field.map(Field::code), Some(header));
        }
    }
}

#[test]
fn a_profile_settles_what_names_do_not_and_is_saved_as_json() {
    let headers: Vec<String> = ["Nyckel", "Namn", "Agency", "Fritext"].map(str::to_owned).to_vec();
    assert!(matches!(Mapping::new(&headers, ListKind::Clients, None), Err(FileError::MissingColumns { .. })));
    let mut profile = Profile { date_order: Some(DateOrder::Dmy), ..Profile::default() };
    profile.columns.insert("NYCKEL ".into(), Some(Field::RecordId));
    profile.columns.insert("agency".into(), None);
    let json = serde_json::to_string(&profile).unwrap();
    assert!(json.contains("\"record_id\"") && json.contains("\"dmy\""), "{json}");
    let profile: Profile = serde_json::from_str(&json).unwrap();
    let mapping = Mapping::new(&headers, ListKind::Clients, Some(&profile)).unwrap();
    let fields: Vec<_> = mapping.columns().map(|(_, field)| field).collect();
    assert_eq!(fields, [Some(Field::RecordId), Some(Field::FullName), None, None]);
    // what was mapped can be saved, and maps the same again
    let again = Mapping::new(&headers, ListKind::Clients, Some(&mapping.to_profile())).unwrap();
    assert_eq!(again, mapping);
    let empty: Profile = serde_json::from_str("{}").unwrap();
    assert_eq!(empty, Profile::default());
}
