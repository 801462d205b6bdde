use domain::country::Country::{self, Dk, No, Sct, Se};
use domain::feed::text::clean;
use domain::feed::words::{self, SexWord};
use domain::feed::{name, phone, postcode, protection_words};
use domain::involvement::Exposure;
use domain::person::{RelationKind, Sex};
use domain::protection::Level;
use proptest::prelude::*;

#[test]
fn telephones_become_e164() {
    let table = [
        ("070-174 06 05", Se, "+46701740605"),
        ("072 472 8311", Se, "+46724728311"),
        ("0046706215492", Se, "+46706215492"),
        ("+46 (0)70-174 06 05", Se, "+46701740605"),
        ("+46070-174 06 05", Se, "+46701740605"),
        ("08/123 45 67", Se, "+4681234567"),
        ("701740605", Se, "+46701740605"),
        ("46701740605", Se, "+46701740605"),
        ("tel: 070-174 06 05", Se, "+46701740605"),
        ("902 20 258", No, "+4790220258"),
        ("004797870290", Dk, "+4797870290"),
        ("4745672650", No, "+4745672650"),
        ("53 73 87 94", Dk, "+4553738794"),
        ("+45 53 73 87 94", Se, "+4553738794"),
        ("076 842 74577", Sct, "+447684274577"),
        ("7923968461", Sct, "+447923968461"),
        ("0131 496 0123", Sct, "+441314960123"),
        ("+1 202 555 0143", Se, "+12025550143"),
    ];
    for (cell, country, e164) in table {
        assert_eq!(
            phone::read(cell, country).map(|phone| (phone.e164, phone.several)),
            Some((e164.to_owned(), false)),
            "{cell}"
        );
    }
    let several = phone::read("070-174 06 05 / 08-123 45 67", Se).unwrap();
    assert_eq!((several.e164.as_str(), several.several), ("+46701740605", true));
    for (cell, country) in [
        ("12", Se),
        ("hemligt", Se),
        ("0701", No),
        ("1234567", Dk),
        ("123456789012345678", Se),
        ("+0701740605", Se),
        ("112", Se),
        ("=1+1", Se),
    ] {
        assert_eq!(phone::read(cell, country), None, "{cell}");
    }
}

#[test]
fn postcodes_by_country() {
    let table = [
        ("51447", Se, Some("514 47")),
        ("514 47", Se, Some("514 47")),
        ("SE-514 47", Se, Some("514 47")),
        ("1858", No, Some("1858")),
        ("580", No, Some("0580")),
        ("N-0580", No, Some("0580")),
        ("6393", Dk, Some("6393")),
        ("DK-6393", Dk, Some("6393")),
        ("nq201by", Sct, Some("NQ20 1BY")),
        ("JX4 9BW", Sct, Some("JX4 9BW")),
        ("5144", Se, None),
        ("JX4 9BW", Se, None),
        ("12345", No, None),
        ("ÅÄÖ 123", Sct, None),
    ];
    for (cell, country, expected) in table {
        assert_eq!(postcode::read(cell, country).as_deref(), expected, "{cell}");
    }
}

#[test]
fn sex_in_words_letters_and_codes() {
    let known = |sex| Some(SexWord::Known(sex));
    for word in ["F", "K", "kvinna", "Kvinde", "KVINNE", "flicka", "Pige", "girl", "2"] {
        assert_eq!(words::sex(word), known(Sex::Female), "{word}");
    }
    for word in ["M", "man", "Mann", "MAND", "pojke", "gutt", "Dreng", "boy", "1"] {
        assert_eq!(words::sex(word), known(Sex::Male), "{word}");
    }
    for word in ["X", "annat", "Other", "ikke-binær"] {
        assert_eq!(words::sex(word), known(Sex::Other), "{word}");
    }
    for word in ["U", "okänt", "ukjent", "0", "9"] {
        assert_eq!(words::sex(word), Some(SexWord::Unknown), "{word}");
    }
    assert_eq!(words::sex("katt"), None);
}

#[test]
fn yes_no_relation_exposure_country() {
    for word in ["Ja", "j", "YES", "1", "x", "sant", "true"] {
        assert_eq!(words::yes_no(word), Some(true), "{word}");
    }
    for word in ["nej", "Nei", "N", "no", "0", "false", "usant"] {
        assert_eq!(words::yes_no(word), Some(false), "{word}");
    }
    assert_eq!(words::yes_no("kanske"), None);
    let relations = [
        ("Mor", RelationKind::Mother),
        ("pappa", RelationKind::Father),
        ("Förälder", RelationKind::Parent),
        ("særskilt", RelationKind::Guardian),
        ("vårdnadshavare", RelationKind::Guardian),
        ("Forældremyndighedsindehaver", RelationKind::Guardian),
        ("fosterforelder", RelationKind::FosterParent),
        ("søsken", RelationKind::Sibling),
        ("mormor", RelationKind::Relative),
        ("foster_parent", RelationKind::FosterParent),
    ];
    for (word, kind) in relations {
        assert_eq!(words::relation(word), (word != "særskilt").then_some(kind), "{word}");
    }
    assert_eq!(words::exposure("Dold"), Some(Exposure::Hidden));
    assert_eq!(words::exposure("åpen"), Some(Exposure::Open));
    assert_eq!(words::exposure("contact_via_coordinator"), Some(Exposure::ContactViaCoordinator));
    for (word, country) in [("SE", Se), ("Norge", No), ("dk", Dk), ("GB", Sct), ("Skottland", Sct)] {
        assert_eq!(words::country(word), Some(country), "{word}");
    }
    assert_eq!(words::country("FI"), None);
}

#[test]
fn protection_in_words_and_codes() {
    let table: [(&str, Country, Option<Level>); 31] = [
        ("", Se, None),
        ("Nej", Se, None),
        ("0", No, None),
        ("N", Dk, None),
        ("UGRADERT", No, None),
        ("sekretessmarkering", Se, Some(Level::Marked)),
        ("Sekretessmarkerad", Se, Some(Level::Marked)),
        ("S", Se, Some(Level::Marked)),
        ("J", Se, Some(Level::Marked)),
        ("Ja", Se, Some(Level::Marked)),
        ("skyddad identitet", Se, Some(Level::Marked)),
        ("Skyddad folkbokföring", Se, Some(Level::ProtectedPopulationRegistration)),
        ("kvarskrivning", Se, Some(Level::ProtectedPopulationRegistration)),
        ("SF", Se, Some(Level::ProtectedPopulationRegistration)),
        ("fingerade personuppgifter", Se, Some(Level::Fictitious)),
        ("fortrolig kode 7", No, Some(Level::ConfidentialAddress)),
        ("Kode 7", No, Some(Level::ConfidentialAddress)),
        ("7", No, Some(Level::ConfidentialAddress)),
        ("FORTROLIG", No, Some(Level::ConfidentialAddress)),
        ("strengt fortrolig kode 6", No, Some(Level::StrictlyConfidentialAddress)),
        ("STRENGT_FORTROLIG_UTLAND", No, Some(Level::StrictlyConfidentialAddress)),
        ("6", No, Some(Level::StrictlyConfidentialAddress)),
        ("SPSF", No, Some(Level::StrictlyConfidentialAddress)),
        ("ja", No, Some(Level::StrictlyConfidentialAddress)),
        ("navne- og adressebeskyttelse", Dk, Some(Level::NameAndAddressProtection)),
        ("Hemmelig adresse", Dk, Some(Level::NameAndAddressProtection)),
        ("x", Dk, Some(Level::NameAndAddressProtection)),
        ("strengt fortrolig", Se, Some(Level::StrictlyConfidentialAddress)),
        ("strictly_confidential_address", No, Some(Level::StrictlyConfidentialAddress)),
        ("name_and_address_protection", Dk, Some(Level::NameAndAddressProtection)),
        ("protected", Sct, Some(Level::Marked)),
    ];
    for (cell, country, level) in table {
        let said = protection_words::read(cell, country);
        assert_eq!((said.level, said.unclear), (level, false), "{cell} {country:?}");
    }
    for cell in ["kanske", "ej sekretess", "se akt", "8"] {
        let said = protection_words::read(cell, Se);
        assert_eq!((said.level, said.unclear), (Some(Level::Marked), true), "closed by default: {cell}");
    }
}

#[test]
fn every_level_and_exposure_is_read_by_its_own_code() {
    for level in Level::ALL {
        assert_eq!(protection_words::read(level.code(), No).level, Some(*level));
    }
    for exposure in Exposure::ALL {
        assert_eq!(words::exposure(exposure.code()), Some(*exposure));
    }
    for kind in RelationKind::ALL {
        assert_eq!(words::relation(kind.code()), Some(*kind));
    }
}

#[test]
fn full_names_are_taken_apart() {
    let table = [
        ("Lind, Anna Maria", "Anna Maria", "Lind"),
        ("Anna Maria Lind", "Anna Maria", "Lind"),
        ("Anna von der Lind", "Anna", "von der Lind"),
        ("Lind", "Lind", ""),
        ("de Lind", "de", "Lind"),
        ("", "", ""),
        (",", "", ""),
        ("Lind,", "", "Lind"),
    ];
    for (full, given, surname) in table {
        let name = name::split(full);
        assert_eq!((name.given.as_str(), name.surname.as_str()), (given, surname), "{full:?}");
    }
}

#[test]
fn placeholders_are_no_names() {
    for given in [
        "Okänd", "UNKNOWN", "ukjent", "N.N.", "NN", "gutt", "Jente", "Pojke", "BABY BOY", "Nyfødt",
        "NYFOEDT", "Ofödd", "-", "Test",
    ] {
        assert!(name::is_placeholder(given), "{given}");
    }
    for given in ["Anna", "Nina", "Bo", "Ny", "Barnabas", "Testa", "Boye"] {
        assert!(!name::is_placeholder(given), "{given}");
    }
    assert!(name::is_unknown("Ukendt") && !name::is_unknown("Dreng"), "Dreng is a surname too");
}

#[test]
fn cells_are_cleaned() {
    let table = [
        ("  Anna   Maria ", "Anna Maria", false, false),
        ("Anna\nMaria", "Anna Maria", false, false),
        ("Anna\u{202E}Maria", "AnnaMaria", true, false),
        ("\u{200F}Anna\u{0007}", "Anna", true, false),
        ("Anna\u{00A0}Maria", "Anna Maria", false, false),
        ("A\u{030A}sa", "Åsa", false, false),
        ("نسرین\u{200C}", "نسرین\u{200C}", false, false),
        ("<b>Anna</b>", "<b>Anna</b>", false, false),
        ("=HYPERLINK(\"http://example.org\")", "=HYPERLINK(\"http://example.org\")", false, false),
        ("'=1+1", "=1+1", false, false),
        ("'+46701740605", "+46701740605", false, false),
        ("'t Hooft", "'t Hooft", false, false),
        ("=\"00123\"", "00123", false, false),
        ("BÃ¶rje", "BÃ¶rje", false, true),
        ("Ã\u{85}bjÃ¸rn", "Ãbj\u{C3}\u{B8}rn", true, true),
        ("\u{FFFD}sa", "\u{FFFD}sa", false, true),
        ("Ångström", "Ångström", false, false),
        ("João Ã", "João Ã", false, false),
    ];
    for (cell, text, stripped, mojibake) in table {
        let cleaned = clean(cell);
        assert_eq!(
            (&*cleaned.text, cleaned.stripped, cleaned.mojibake),
            (text, stripped, mojibake),
            "{cell:?}"
        );
    }
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(cell in "\\PC{0,30}|[a-zåäö \t\u{202E}\u{200B}'=+\"-]{0,20}") {
        let once = clean(&cell).text.into_owned();
        prop_assume!(!once.starts_with(['\'', '=']));
        let twice = clean(&once);
        prop_assert_eq!(&*twice.text, once.as_str());
        prop_assert!(!twice.stripped);
    }

    #[test]
    fn any_cell_is_answered(cell in "\\PC{0,40}") {
        for country in Country::ALL {
            if let Some(phone) = phone::read(&cell, country) {
                prop_assert!(phone.e164.starts_with('+') && phone.e164[1..].bytes().all(|b| b.is_ascii_digit()));
            }
            let _ = postcode::read(&cell, country);
            let _ = protection_words::read(&cell, country);
        }
        let _ = (words::sex(&cell), words::yes_no(&cell), name::split(&cell), name::is_placeholder(&cell));
    }
}
