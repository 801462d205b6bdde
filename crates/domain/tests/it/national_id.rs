use domain::country::Country::{self, Dk, No, Sct, Se};
use domain::national_id::{Kind, NationalId, Why};
use domain::person::Sex::{Female, Male};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 10, 20);

fn read(text: &str, country: impl Into<Option<Country>>) -> Result<NationalId, Why> {
    NationalId::parse(text, country.into(), TODAY)
}

/// Numbers from the published test series only: Skatteverket's, Tenor's and the help numbers of
/// the guide to the rule of 2032, the CPR office's example, the CHI example, NHS 999.
#[test]
fn valid_numbers_in_every_notation() {
    let table = [
        ("201801012392", Se, Kind::Personnummer, "201801012392", Some(date(2018, 1, 1))),
        ("20180101-2392", Se, Kind::Personnummer, "201801012392", Some(date(2018, 1, 1))),
        ("180101-2392", Se, Kind::Personnummer, "201801012392", Some(date(2018, 1, 1))),
        ("1801012392", Se, Kind::Personnummer, "201801012392", Some(date(2018, 1, 1))),
        (" 180102 2383 ", Se, Kind::Personnummer, "201801022383", Some(date(2018, 1, 2))),
        ("180102\u{2013}2383", Se, Kind::Personnummer, "201801022383", Some(date(2018, 1, 2))),
        ("180101+2392", Se, Kind::Personnummer, "191801012392", Some(date(1918, 1, 1))),
        ("991231-9804", Se, Kind::Personnummer, "199912319804", Some(date(1999, 12, 31))),
        ("200501702393", Se, Kind::Samordningsnummer, "200501702393", Some(date(2005, 1, 10))),
        ("150061-9802", Se, Kind::Samordningsnummer, "201500619802", None),
        ("150360-9818", Se, Kind::Samordningsnummer, "201503609818", None),
        ("20150060-9829", Se, Kind::Samordningsnummer, "201500609829", None),
        ("158318 50091", No, Kind::Fodselsnummer, "15831850091", Some(date(2018, 3, 15))),
        ("01771550033", No, Kind::Fodselsnummer, "01771550033", Some(date(2015, 12, 1))),
        ("554507 50033", No, Kind::DNumber, "55450750033", Some(date(2007, 5, 15))),
        ("41814061033", No, Kind::DNumber, "41814061033", None),
        ("418100-21827", No, Kind::DNumber, "41810021827", Some(date(1900, 1, 1))),
        ("30108299920", No, Kind::Fodselsnummer, "30108299920", Some(date(1982, 10, 30))),
        ("80000000098", No, Kind::FhNumber, "80000000098", None),
        ("1771550033", No, Kind::Fodselsnummer, "01771550033", Some(date(2015, 12, 1))),
        ("070761-4285", Dk, Kind::Cpr, "0707614285", Some(date(1961, 7, 7))),
        ("750318-4201", Dk, Kind::Cpr, "7503184201", Some(date(2018, 3, 15))),
        ("0101011237", Sct, Kind::Chi, "0101011237", None),
        ("101011237", Sct, Kind::Chi, "0101011237", None),
        ("999 000 0018", Sct, Kind::Nhs, "9990000018", None),
    ];
    for (text, country, kind, digits, born) in table {
        let id = read(text, country).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!((id.kind(), id.digits(), id.birth_date()), (kind, digits, born), "{text}");
        assert_eq!(read(id.digits(), country), Ok(id), "canonical form of {text}");
        assert_eq!(read(&id.written(), country).map(|id| id.kind()), Ok(kind), "written form of {text}");
    }
}

#[test]
fn numbers_that_are_none_say_why() {
    let table = [
        ("", Se.into(), Why::Empty),
        ("  - ", Se.into(), Why::Empty),
        ("saknas", Se.into(), Why::NotANumber),
        ("1,98907E+11", No.into(), Why::NotANumber),
        ("TMP-958737", Se.into(), Why::Temporary),
        ("LOC1234567", Sct.into(), Why::Temporary),
        ("120222-TF12", Se.into(), Why::Temporary),
        ("610515-4BA9", Dk.into(), Why::Temporary),
        ("991231123456", Se.into(), Why::Temporary),
        ("180101-2393", Se.into(), Why::CheckDigit),
        ("20180101-0008", Se.into(), Why::CheckDigit),
        ("180230-9806", Se.into(), Why::Date),
        ("20301230-9806", Se.into(), Why::Date),
        ("556036-0793", Se.into(), Why::Date),
        ("15831850092", No.into(), Why::CheckDigit),
        ("15781550040", No.into(), Why::Date),
        ("320118-4201", Dk.into(), Why::Date),
        ("0101011238", Sct.into(), Why::CheckDigit),
        ("0000000000", Sct.into(), Why::CheckDigit),
        ("123", Se.into(), Why::Length),
        ("1234567890123", Se.into(), Why::Length),
        ("070761-4285", No.into(), Why::Length),
        ("02013299997", No.into(), Why::Date),
        ("30108299939", No.into(), Why::CheckDigit),
    ];
    for (text, country, why) in table {
        let country: Option<Country> = country;
        assert_eq!(read(text, country), Err(why), "{text:?}");
    }
}

#[test]
fn the_norwegian_rule_of_2032_holds_from_2032_and_for_synthetic_numbers_before() {
    let later = date(2033, 1, 1);
    let in_time = |text| NationalId::parse(text, Some(No), later);
    let id = in_time("30108299939").unwrap();
    assert_eq!((id.birth_date(), id.sex()), (None, None), "neither century nor sex is inside");
    assert!(!id.contradicts_birth(date(2082, 10, 30)) && !id.contradicts_birth(date(1982, 10, 30)));
    assert!(id.contradicts_birth(date(1982, 10, 29)));
    assert!(in_time("02013299997").is_ok());
    assert!(read("15831850008", No).unwrap().is_test_series());
}

#[test]
fn ten_digits_belong_to_the_country_that_is_named_first() {
    assert_eq!(read("0707614285", Se).unwrap().kind(), Kind::Samordningsnummer, "Luhn holds by chance");
    assert_eq!(read("0707614285", Dk).unwrap().kind(), Kind::Cpr);
    assert_eq!(read("0101011237", Dk).unwrap().kind(), Kind::Cpr, "no Danish check digit is asked");
    assert_eq!(read("158318 50091", Se).unwrap().kind(), Kind::Fodselsnummer, "eleven are Norway's");
    assert_eq!(read("201801012392", Dk).unwrap().kind(), Kind::Personnummer, "twelve are Sweden's");
}

#[test]
fn without_a_country_the_check_digits_settle_it_or_nobody_does() {
    assert_eq!(read("220415-9822", None).unwrap().kind(), Kind::Personnummer);
    assert_eq!(read("7503184219", None).unwrap().kind(), Kind::Cpr);
    assert_eq!(read("0707614285", None), Err(Why::Ambiguous), "a Swedish coordination number too");
    assert_eq!(read("9990000018", None).unwrap().kind(), Kind::Nhs);
    assert_eq!(read("0101011234", None), Err(Why::CheckDigit));
}

#[test]
fn a_foreign_number_is_believed_beside_its_own_birth_date() {
    let beside = |born| NationalId::parse_beside("750318-4219", Some(Se), TODAY, born);
    assert_eq!(beside(Some(date(2018, 3, 15))).map(|id| id.kind()), Ok(Kind::Cpr));
    assert_eq!(beside(Some(date(2018, 3, 16))), Err(Why::CheckDigit));
    assert_eq!(beside(None), Err(Why::CheckDigit));
}

#[test]
fn the_number_tells_sex_and_contradictions() {
    assert_eq!(read("180101-2392", Se).unwrap().sex(), Some(Male));
    assert_eq!(read("180102-2383", Se).unwrap().sex(), Some(Female));
    assert_eq!(read("158318 50091", No).unwrap().sex(), Some(Female));
    assert_eq!(read("070761-4285", Dk).unwrap().sex(), Some(Male));
    assert_eq!(read("0101011237", Sct).unwrap().sex(), Some(Male));
    assert_eq!(read("9990000018", Sct).unwrap().sex(), None);

    let unknown_month = read("150061-9802", Se).unwrap();
    assert!(!unknown_month.contradicts_birth(date(2015, 7, 1)));
    assert!(unknown_month.contradicts_birth(date(2015, 7, 2)));
    let chi = read("0101011237", Sct).unwrap();
    assert!(!chi.contradicts_birth(date(1901, 1, 1)) && !chi.contradicts_birth(date(2001, 1, 1)));
    assert!(chi.contradicts_birth(date(2002, 1, 1)));
    assert!(!read("9990000018", Sct).unwrap().contradicts_birth(date(2002, 1, 1)));
}

#[test]
fn test_series_are_known_and_others_are_not() {
    let test = ["180101-2392", "991231-9804", "158318 50091", "554507 50033", "01771550033"];
    for text in test {
        assert!(NationalId::parse_beside(text, Some(Se), TODAY, None).unwrap().is_test_series(), "{text}");
    }
    assert!(read("750318-4201", Dk).unwrap().is_test_series());
    assert!(read("9990000018", Sct).unwrap().is_test_series());
    for (text, country) in [("070761-4285", Dk), ("30108299920", No), ("0101011237", Sct)] {
        assert!(!read(text, country).unwrap().is_test_series(), "{text}");
    }
}

#[test]
fn masked_shows_four_digits_and_debug_no_more() {
    let table = [
        ("180101-2392", Se, "1801••-••••", "180101-2392", "se:201801012392"),
        ("15831850091", No, "1583•• •••••", "158318 50091", "no:15831850091"),
        ("0707614285", Dk, "0707••-••••", "070761-4285", "dk:0707614285"),
        ("0101011237", Sct, "0101•• ••••", "010101 1237", "gb:0101011237"),
        ("9990000018", Sct, "999 0•• ••••", "999 000 0018", "gb:9990000018"),
    ];
    for (text, country, masked, written, key) in table {
        let id = read(text, country).unwrap();
        assert_eq!((id.masked().as_str(), id.written().as_str(), id.key().as_str()), (masked, written, key));
        assert!(format!("{id:?}").ends_with(&format!("{masked})")));
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,20}|[0-9 +-]{6,14}") {
        for country in [None, Some(Se), Some(No), Some(Dk), Some(Sct)] {
            if let Ok(id) = NationalId::parse(&text, country, TODAY) {
                prop_assert!(matches!(id.digits().len(), 10..=12));
                prop_assert!(id.birth_date().is_none_or(|born| born <= TODAY && !id.contradicts_birth(born)));
                // its own canonical form means the same again
                let own = match id.kind().code().split_once('_').unwrap().0 {
                    "se" => Se, "no" => No, "dk" => Dk, _ => Sct,
                };
                prop_assert_eq!(NationalId::parse(id.digits(), Some(own), TODAY), Ok(id));
            }
        }
    }

    #[test]
    fn one_wrong_digit_is_seen_where_a_check_digit_binds(at in 0usize..10, add in 1u8..10) {
        for (text, country) in [("1801012392", Se), ("0101011237", Sct), ("9990000018", Sct)] {
            let mut digits = text.as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + add) % 10;
            prop_assert!(NationalId::parse(std::str::from_utf8(&digits).unwrap(), Some(country), TODAY).is_err());
        }
    }
}
