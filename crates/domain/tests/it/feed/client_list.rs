use domain::country::Country::{Dk, No, Sct, Se};
use domain::feed::columns::DateOrder;
use domain::feed::{ClientReader, Field, Line, Profile, TestNumbers};
use domain::involvement::Exposure;
use domain::national_id::Kind;
use domain::person::{RelationKind, Sex};
use domain::protection::Level;
use jiff::civil::date;

use super::{accepted, context, keys, lines, lines_with, rejected};

#[test]
fn every_field_of_a_full_line_is_read() {
    let csv = "Klient-id;Förnamn;Efternamn;Personnummer;Födelsedatum;Kön;Gatuadress;Postnr;Ort;Mobil;E-post;\
        Handläggare;Roll;Startdatum;Slutdatum;Senaste kontakt;Väg in;Skyddade personuppgifter;Synlighet;Språk;\
        Registrerad;VH1 namn;VH1 personnummer;VH1 relation;VH1 vårdnad;VH2 namn;VH2 relation;VH2 vårdnad\n\
        K-1; Ada  Lo ;Åberg;20180101-2392;2018-01-01;pojke;Vägen 1;51447;Öststad;070-174 06 05;Ada@Example.org;\
        asa01;socialsekreterare;14/3-2024;;2026-10-01;Mottagningen;S;dold;arabiska;2026-10-19;\
        \"Åberg, Eva\";991231-9804;mor;ja;Bo Åberg;far;nej\n";
    let lines = lines(csv, Se).unwrap();
    let line = accepted(&lines[0]);
    assert_eq!(keys(line), Vec::<&str>::new());
    assert_eq!((line.line, line.record_id.as_str()), (2, "K-1"));
    assert_eq!((line.name.given.as_str(), line.name.surname.as_str()), ("Ada Lo", "Åberg"));
    assert_eq!((line.born, line.sex), (Some(date(2018, 1, 1)), Some(Sex::Male)));
    assert_eq!(line.national_id.unwrap().digits(), "201801012392");
    assert_eq!(line.national_id_raw, None);
    assert_eq!(line.address.street.as_deref(), Some("Vägen 1"));
    assert_eq!(line.address.postcode.as_deref(), Some("514 47"));
    assert_eq!(line.address.city.as_deref(), Some("Öststad"));
    assert_eq!(line.phone.as_deref(), Some("+46701740605"));
    assert_eq!(line.email.as_deref(), Some("ada@example.org"));
    assert_eq!(line.staff_id.as_deref(), Some("asa01"));
    assert_eq!(line.role.as_deref(), Some("socialsekreterare"));
    assert_eq!((line.from, line.to), (Some(date(2024, 3, 14)), None));
    assert_eq!(line.last_contact, Some(date(2026, 10, 1)));
    assert_eq!(line.entry_point.as_deref(), Some("Mottagningen"));
    assert_eq!(line.protection, Some(Level::Marked));
    assert_eq!(line.exposure, Some(Exposure::Hidden));
    assert_eq!(line.language.as_deref(), Some("arabiska"));
    assert_eq!(line.recorded_on, Some(date(2026, 10, 19)));
    let [eva, bo] = line.guardians.as_slice() else { panic!("{}", line.guardians.len()) };
    assert_eq!(
        (eva.name.full().as_str(), eva.relation, eva.custody),
        ("Eva Åberg", Some(RelationKind::Mother), Some(true))
    );
    assert_eq!(eva.national_id.unwrap().digits(), "199912319804");
    assert_eq!(
        (bo.name.full().as_str(), bo.relation, bo.custody),
        ("Bo Åberg", Some(RelationKind::Father), Some(false))
    );
}

/// One client with that cell in that column; the rest is sound.
fn with(column: &str, cell: &str) -> domain::feed::ClientLine {
    let csv = format!("record_id;surname;{column}\nR1;Lind;\"{}\"\n", cell.replace('"', "\"\""));
    accepted(&lines(&csv, Se).unwrap()[0]).clone()
}

#[test]
fn each_warning_has_its_cell() {
    let table = [
        ("given_name", "An\u{202E}na", "import-warning-hidden-characters"),
        ("given_name", "BÃ¶rje", "import-warning-mojibake"),
        ("given_name", "Pojke", "import-warning-placeholder-name"),
        ("birth_date", "i våras", "import-warning-date-unreadable"),
        ("birth_date", "2017", "import-warning-date-incomplete"),
        ("birth_date", "140399", "import-warning-date-order"),
        ("birth_date", "2027-03-01", "import-warning-birth-ahead"),
        ("birth_date", "1900-01-01", "import-warning-birth-too-old"),
        ("last_contact", "2026-10-21", "import-warning-contact-ahead"),
        ("country", "Atlantis", "import-warning-country-unknown"),
        ("national_id", "TMP-958737", "import-warning-id-temporary"),
        ("national_id", "180101-2393", "import-id-check-digit"),
        ("national_id", "180230-9806", "import-id-date"),
        ("national_id", "1801", "import-id-length"),
        ("national_id", "saknas", "import-id-not-a-number"),
        ("phone", "hemligt", "import-warning-phone-unreadable"),
        ("phone", "070-174 06 05, 08-123 45 67", "import-warning-phone-several"),
        ("email", "anna@", "import-warning-email-unreadable"),
        ("postcode", "ABC", "import-warning-postcode-unknown"),
        ("protection", "kanske", "import-warning-protection-unclear"),
        ("exposure", "kanske", "import-warning-exposure-unclear"),
        ("sex", "Q", "import-warning-sex-unreadable"),
        ("guardian1_national_id", "180101-2393", "import-id-check-digit"),
    ];
    for (column, cell, key) in table {
        let line = with(column, cell);
        assert_eq!(keys(&line), [key], "{column} {cell}");
        let warning = &line.warnings[0];
        assert_eq!((warning.line, warning.field.code()), (2, column), "{cell}");
        assert!(warning.message.args.iter().all(|(_, value)| !cell.contains(&**value)), "{warning:?}");
    }
    let dates = lines("record_id;surname;from;to\nR1;Lind;2026-03-14;2026-03-13\n", Se).unwrap();
    assert_eq!(keys(accepted(&dates[0])), ["import-warning-end-before-start"]);
    let guardian =
        lines("record_id;surname;VH1;VH1 relation;VH1 vårdnad\nR1;Lind;Eva Lind;granne;delad\n", Se);
    let keys = keys(accepted(&guardian.unwrap()[0]));
    assert_eq!(keys, ["import-warning-relation-unknown", "import-warning-yes-no-unreadable"]);
}

#[test]
fn what_is_unclear_about_secrecy_is_read_as_secret() {
    assert_eq!(with("protection", "kanske").protection, Some(Level::Marked));
    assert_eq!(with("exposure", "kanske").exposure, Some(Exposure::Hidden));
    assert_eq!(with("exposure", "").exposure, None);
}

#[test]
fn an_invalid_number_is_kept_as_written_and_does_not_link() {
    for cell in ["180101-2393", "TMP-958737"] {
        let line = with("national_id", cell);
        assert_eq!((line.national_id, line.national_id_raw.as_deref()), (None, Some(cell)));
    }
}

#[test]
fn a_number_that_disagrees_with_the_line_is_kept_beside_it() {
    let csv = "record_id;surname;birth_date;sex;national_id\n\
        1;Lind;2018-01-02;M;180101-2392\n2;Lind;2018-01-01;F;180101-2392\n3;Lind;2018-01-01;X;180101-2392\n";
    let lines = lines(csv, Se).unwrap();
    let first = accepted(&lines[0]);
    assert_eq!(keys(first), ["import-warning-id-birth-differs"]);
    assert_eq!(first.born, Some(date(2018, 1, 2)));
    assert!(first.national_id.is_some());
    assert_eq!(keys(accepted(&lines[1])), ["import-warning-id-sex-differs"]);
    assert_eq!(keys(accepted(&lines[2])), Vec::<&str>::new(), "other contradicts nothing");
}

#[test]
fn real_and_test_numbers_do_not_mix() {
    let csv = "record_id;surname;national_id\n1;Lind;070761-4285\n2;Lind;750318-4201\n";
    let table = [
        (TestNumbers::Accept, [true, true], [None, None]),
        (TestNumbers::Refuse, [true, false], [None, Some("import-warning-id-test")]),
        (TestNumbers::Only, [false, true], [Some("import-warning-id-real"), None]),
    ];
    for (test_numbers, links, warned) in table {
        let mut context = context(Dk);
        context.test_numbers = test_numbers;
        let lines = lines_with(csv, None, context).unwrap();
        for index in 0..2 {
            let line = accepted(&lines[index]);
            assert_eq!(line.national_id.is_some(), links[index], "{test_numbers:?}");
            assert_eq!(line.national_id_raw.is_some(), !links[index]);
            assert_eq!(keys(line).first().copied(), warned[index]);
        }
    }
    assert_eq!(TestNumbers::default(), TestNumbers::Refuse, "production unless said otherwise");
}

#[test]
fn the_country_of_the_line_reads_its_number_phone_and_postcode() {
    let csv = "record_id,surname,birth_date,national_id,country,phone,postcode\n\
        1,Lind,2018-01-01,180101-2392,SE,070 174 06 05,51447\n\
        2,Berg,2018-03-15,158318 50091,NO,902 20 258,580\n\
        3,Dam,2018-03-15,750318-4219,DK,53738794,6393\n\
        4,Field,2001-01-01,0101011237,GB,07923968461,lk263gx\n\
        5,Ford,,999 000 0018,GB,,\n\
        6,Dam,2018-03-15,750318-4219,SE,,\n\
        7,Dam,2018-03-16,750318-4219,SE,,\n";
    let lines = lines(csv, Se).unwrap();
    let kinds: Vec<_> = lines.iter().map(|line| accepted(line).national_id.map(|id| id.kind())).collect();
    let (personnummer, cpr) = (Some(Kind::Personnummer), Some(Kind::Cpr));
    assert_eq!(
        kinds,
        [personnummer, Some(Kind::Fodselsnummer), cpr, Some(Kind::Chi), Some(Kind::Nhs), cpr, None]
    );
    let phones: Vec<_> = lines.iter().map(|line| accepted(line).phone.as_deref().unwrap_or("")).collect();
    assert_eq!(&phones[..4], ["+46701740605", "+4790220258", "+4553738794", "+447923968461"]);
    let codes: Vec<_> = lines.iter().filter_map(|line| accepted(line).address.postcode.clone()).collect();
    assert_eq!(codes, ["514 47", "0580", "6393", "LK26 3GX"]);
    assert_eq!(accepted(&lines[1]).country, No);
    assert_eq!(accepted(&lines[3]).country, Sct);
}

#[test]
fn lines_that_name_nobody_are_rejected() {
    let csv = "record_id;given_name;surname;national_id\n\
        1;;;\n2;okänd;NN;\n3;pojke;;TMP-1\n4;;;180101-2392\n5;Pojke;Lind;\n;Bo;Lind;\n-;Bo;Lind;\n";
    let lines = lines(csv, Se).unwrap();
    assert_eq!(rejected(&lines[0]).reason.message.key, "import-line-nobody");
    assert_eq!(rejected(&lines[1]).reason.message.key, "import-line-nobody");
    assert_eq!(rejected(&lines[2]).reason.message.key, "import-line-nobody");
    assert_eq!(accepted(&lines[3]).name.full(), "");
    assert_eq!(accepted(&lines[4]).name.full(), "Lind");
    for line in &lines[5..] {
        let rejected = rejected(line);
        assert_eq!(rejected.reason.message.key, "import-line-no-record-id");
        assert_eq!(rejected.id.as_deref(), (rejected.line == 8).then_some("-"));
    }
}

#[test]
fn the_second_of_two_lines_with_one_record_id_is_rejected() {
    let csv = "record_id;surname\nR1;Lind\nr1;Berg\n R1 ;Ek\nR1;Lind\n";
    let lines = lines(csv, Se).unwrap();
    accepted(&lines[0]);
    accepted(&lines[1]);
    for line in &lines[2..] {
        let reason = &rejected(line).reason;
        assert_eq!((reason.message.key, reason.field), ("import-line-duplicate", Some(Field::RecordId)));
        assert_eq!(reason.message.args, [("first", "2".into())]);
    }
}

#[test]
fn birth_dates_ahead_are_unborn_children_or_errors() {
    let csv = "record_id;surname;birth_date\n1;Lind;2026-10-20\n2;Lind;2027-08-20\n3;Lind;2027-08-21\n4;Lind;201-04-01\n5;Lind;010427\n6;Lind;270401\n7;Lind;271201\n";
    let lines = lines(csv, Se).unwrap();
    assert_eq!(keys(accepted(&lines[0])), Vec::<&str>::new());
    assert_eq!(accepted(&lines[1]).born, Some(date(2027, 8, 20)));
    let reason = &rejected(&lines[2]).reason;
    assert_eq!((reason.message.key, reason.field), ("import-line-birth-ahead", Some(Field::BirthDate)));
    assert_eq!(keys(accepted(&lines[3])), ["import-warning-date-unreadable"]);
    assert_eq!(accepted(&lines[4]).born, Some(date(2001, 4, 27)));
    assert_eq!(accepted(&lines[5]).born, Some(date(2027, 4, 1)), "an unborn child of next spring");
    assert_eq!(accepted(&lines[6]).born, Some(date(1927, 12, 1)), "too far ahead for two digits");
}

#[test]
fn html_and_formulas_are_text() {
    let names = [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://example.org\";\"x\")",
        "Robert'); DROP TABLE x;--",
        "@SUM(1)",
    ];
    for name in names {
        assert_eq!(with("given_name", name).name.given, name);
        assert!(with("given_name", name).warnings.is_empty());
    }
}

#[test]
fn a_profile_gives_the_order_of_dates_and_other_names_of_the_agency() {
    let csv = "record_id;surname;birth_date;agency\nR1;Lind;140317;Björkdals skola\n";
    let profile = Profile {
        date_order: Some(DateOrder::Dmy),
        agency_names: vec!["björkdals skola".into()],
        ..Profile::default()
    };
    let mut context = context(Se);
    context.agency_names = vec!["school".into()];
    let lines = lines_with(csv, Some(profile), context).unwrap();
    assert_eq!(accepted(&lines[0]).born, Some(date(2017, 3, 14)));
    assert!(accepted(&lines[0]).warnings.is_empty(), "the profile leaves no doubt");
}

#[test]
fn the_first_filled_of_several_columns_counts() {
    let csv = "record_id;surname;Telefon;Mobil\n1;Lind;;070-174 06 05\n2;Lind;08-123 45 67;070-174 06 05\n";
    let lines = lines(csv, Se).unwrap();
    assert_eq!(accepted(&lines[0]).phone.as_deref(), Some("+46701740605"));
    assert_eq!(accepted(&lines[1]).phone.as_deref(), Some("+4681234567"));
}

#[test]
fn nothing_personal_is_in_debug_output() {
    let csv =
        "record_id;surname;national_id;VH1\nR1;Lind;180101-2392;Eva Lind\nR1;Lind;180101-2392;Eva Lind\n";
    let lines = lines(csv, Se).unwrap();
    let text = format!("{lines:?} {:?}", accepted(&lines[0]).guardians);
    for secret in ["Lind", "Eva", "2392", "R1"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn the_reader_tells_how_far_it_is() {
    let mut csv = "record_id;surname\n".to_owned();
    for n in 0..20_000 {
        csv.push_str(&["R", &n.to_string(), ";Lind\n"].concat());
    }
    let mut reader = ClientReader::open(csv.as_bytes(), None, context(Se)).unwrap();
    assert!(reader.bytes_read() < csv.len() as u64, "it does not hold the file");
    let accepted = reader.by_ref().filter(|line| matches!(line, Ok(Line::Accepted(_)))).count();
    assert_eq!((accepted, reader.bytes_read()), (20_000, csv.len() as u64));
    assert!(reader.next().is_none(), "an ended list stays ended");
}
