use domain::country::Country;
use domain::feed::{ClientReader, Context, Line, TestNumbers};
use jiff::civil::date;

pub fn context(country: Country) -> Context {
    Context {
        country,
        today: date(2026, 10, 20),
        agency_names: Vec::new(),
        test_numbers: TestNumbers::Accept,
    }
}

#[test]
fn a_plain_list_is_read() {
    let csv = "record_id,given_name,surname,date_of_birth,national_id,country\nR1,Ada,Åberg,2018-01-01,180101-2392,SE\n";
    let reader = ClientReader::open(csv.as_bytes(), None, context(Country::Se)).unwrap();
    let lines: Vec<_> = reader.collect::<Result<_, _>>().unwrap();
    let Line::Accepted(line) = &lines[0] else { panic!("rejected") };
    assert_eq!(line.name.full(), "Ada Åberg");
    assert_eq!(line.national_id.unwrap().digits(), "201801012392");
    assert!(line.warnings.is_empty());
    assert_eq!(line.line, 2);
}
