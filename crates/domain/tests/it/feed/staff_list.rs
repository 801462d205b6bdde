use domain::country::Country::{No, Se};
use domain::feed::{FileError, Line, StaffLine, StaffReader};
use jiff::civil::date;

use super::context;

fn read(csv: &str) -> Result<Vec<Line<StaffLine>>, FileError> {
    StaffReader::open(csv.as_bytes(), None, context(Se))?.collect()
}

#[test]
fn every_field_of_a_full_line_is_read() {
    let csv = "Anställningsnr;Namn;Befattning;Enhet;Mobil;E-post;Slutat\n\
        asa01;\"Öberg, Åsa\";socialsekreterare;Barn och familj;070-174 06 05;Asa.Oberg@example.org;2026-12-31\n";
    let lines = read(csv).unwrap();
    let Line::Accepted(line) = &lines[0] else { panic!("{lines:?}") };
    assert_eq!((line.line, line.staff_id.as_str()), (2, "asa01"));
    assert_eq!((line.name.given.as_str(), line.name.surname.as_str()), ("Åsa", "Öberg"));
    assert_eq!(line.title.as_deref(), Some("socialsekreterare"));
    assert_eq!(line.unit.as_deref(), Some("Barn och familj"));
    assert_eq!(line.phone.as_deref(), Some("+46701740605"));
    assert_eq!(line.email.as_deref(), Some("asa.oberg@example.org"));
    assert_eq!(line.left, Some(date(2026, 12, 31)));
    assert!(line.warnings.is_empty());
}

#[test]
fn norwegian_columns_and_phones() {
    let csv = "Ansattnummer\tFornavn\tEtternavn\tStilling\tTlf\n7\tKari\tNæss\thelsesykepleier\t902 20 258\n";
    let reader = StaffReader::open(csv.as_bytes(), None, context(No)).unwrap();
    let lines: Vec<_> = reader.collect::<Result<_, _>>().unwrap();
    let Line::Accepted(line) = &lines[0] else { panic!("{lines:?}") };
    assert_eq!((line.name.full().as_str(), line.phone.as_deref()), ("Kari Næss", Some("+4790220258")));
}

#[test]
fn lines_without_id_or_name_and_doubles_are_rejected() {
    let lines = read("staff_id;name\n;Anna Lind\n1;\n2;okänd\n3;Bo Ek\n3;Cia Ek\n").unwrap();
    let keys: Vec<_> = lines
        .iter()
        .map(|line| match line {
            Line::Accepted(_) => "",
            Line::Rejected(rejected) => rejected.reason.message.key,
        })
        .collect();
    let no_name = "import-line-no-name";
    assert_eq!(keys, ["import-line-no-staff-id", no_name, no_name, "", "import-line-duplicate"]);
}
