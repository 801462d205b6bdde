//! A municipality for demonstration.

use std::collections::BTreeSet;

use domain::country::Country;
use domain::gate::Role;
use domain::involvement::Exposure;
use jiff::civil::{Date, date};
use sample::{Partnership, partnership};

use crate::read::{rows, text};

const TODAY: Date = date(2026, 11, 22);
const COUNTRIES: [Country; 3] = [Country::Se, Country::No, Country::Dk];
/// Which list is in ISO-8859-1.
const LATIN1: &str = "health_visitor";

fn sample(country: Country) -> Partnership {
    partnership(country, 7, 300, TODAY)
}

#[test]
fn one_seed_gives_the_same_bytes_and_another_gives_others() {
    let first = sample(Country::Se);
    assert_eq!(first, sample(Country::Se));
    let other = partnership(Country::Se, 8, 300, TODAY);
    assert_ne!(first.agencies[0].clients, other.agencies[0].clients);
}

#[test]
fn there_are_as_many_children_and_practitioners_as_asked_for() {
    for country in COUNTRIES {
        let sample = partnership(country, 1, 1000, TODAY);
        assert_eq!(sample.children, 1002);
        assert_eq!(sample.agencies.len(), 8);
        assert_eq!(sample.agencies.iter().map(|a| a.practitioners.len()).sum::<usize>(), 70);
        let lines: u32 = sample.agencies.iter().map(|a| a.client_lines).sum();
        assert!((1800..3200).contains(&lines), "{country:?}: {lines}");
        assert!(sample.agencies.iter().all(|a| a.client_lines > 5));
    }
    assert_eq!(partnership(Country::Dk, 1, 0, TODAY).children, 2);
}

#[test]
fn every_list_reads_as_a_table_with_distinct_ids() {
    for country in COUNTRIES {
        for agency in sample(country).agencies {
            let clients = rows(&agency.clients, agency.slug == LATIN1);
            assert_eq!(clients.len(), agency.client_lines as usize, "{}", agency.slug);
            let id = ["Ärendenummer", "Saksnummer", "Sagsnummer", "Journalnummer"]
                .into_iter()
                .find(|name| clients[0].contains_key(*name))
                .expect("a column for the record id");
            let ids: BTreeSet<&String> = clients.iter().map(|row| &row[id]).collect();
            assert_eq!(ids.len(), clients.len(), "{}: two lines with one id", agency.slug);
            let staff = rows(&agency.staff, agency.slug == LATIN1);
            assert_eq!(staff.len(), agency.practitioners.len());
            assert!(staff.iter().all(|row| row.values().any(|cell| cell.ends_with(".example"))));
        }
    }
}

#[test]
fn lists_are_as_messy_as_real_ones() {
    let (mut lines, mut without) = (0, 0);
    for country in COUNTRIES {
        for agency in partnership(country, 1, 1000, TODAY).agencies {
            for row in rows(&agency.clients, agency.slug == LATIN1) {
                lines += 1;
                let id = ["Personnummer", "Personnr", "Fødselsnummer", "Fnr", "CPR-nummer", "CPR"]
                    .into_iter()
                    .find_map(|name| row.get(name));
                without += usize::from(id.is_none_or(String::is_empty));
            }
        }
    }
    let share = without * 100 / lines;
    assert!((34..=42).contains(&share), "{share} % without a national id");
}

#[test]
fn house_styles_differ() {
    let sample = sample(Country::Se);
    let list = |slug: &str| &sample.agencies.iter().find(|a| a.slug == slug).unwrap().clients;
    assert!(list("school").starts_with(b"\xef\xbb\xbf"));
    assert!(list("child_psychiatry").starts_with(b"\xff\xfe"));
    assert!(String::from_utf8(list("health_visitor").clone()).is_err(), "ISO-8859-1");
    assert!(list("social_services").starts_with(b"\""));
    let hospital = text(list("hospital"), false);
    assert!(hospital.contains("BERGSTROEM;"), "the hero in capitals with letters spelt out");
    assert!(text(list("child_psychiatry"), false).contains("\tBergström, Alva\t14-03-2017\t"));
    assert!(text(list("ngo_youth"), false).contains(",alva,bergström,14/3 2017,"));
}

#[test]
fn the_hero_has_ten_ties_of_which_one_is_masked_or_hidden() {
    let names = [("Alva Bergström", "Noel"), ("Tiril Bjørnstad", "Iver"), ("Asta Bjerregaard", "Malthe")];
    for (country, (name, brother)) in COUNTRIES.into_iter().zip(names) {
        let sample = sample(country);
        let hero = &sample.heroes[0];
        assert_eq!((hero.name.as_str(), hero.born), (name, date(2017, 3, 14)));
        assert_eq!(hero.records.len(), 10);
        assert!(sample.heroes[1].name.starts_with(brother));
        assert_eq!(sample.heroes[1].born, date(2022, 4, 6));
        let shelter = sample.agencies.iter().find(|a| a.sensitive).unwrap();
        assert_ne!(shelter.exposure, Exposure::Open);
        assert_eq!(hero.records.iter().filter(|r| r.agency == shelter.slug).count(), 1);
        // Every tie is a line of the agency's list.
        for record in hero.records.iter().chain(&sample.heroes[1].records) {
            let agency = sample.agencies.iter().find(|a| a.slug == record.agency).unwrap();
            let clients = text(&agency.clients, agency.slug == LATIN1);
            assert_eq!(clients.matches(&record.record_id).count(), 1, "{record:?}");
        }
        assert!(sample.consents.iter().any(|c| hero.records.contains(&c.record)));
        assert!(sample.consents.iter().all(|c| !c.said_by.is_empty()), "somebody has consented");
        let overdue = |a: &&sample::Agency| TODAY.since(a.as_of).unwrap().get_days() > i32::from(a.feed_days);
        assert_eq!(sample.agencies.iter().filter(overdue).count(), 1, "one list is late");
        let holder = hero.named_person.as_ref().unwrap();
        assert!(holder.name.starts_with("Ann"), "{}", holder.name);
    }
}

#[test]
fn there_is_a_sign_in_for_every_kind_of_user() {
    for country in COUNTRIES {
        let sample = sample(country);
        for role in Role::ALL {
            assert!(sample.sign_ins.iter().any(|s| s.role == *role), "{role:?}");
        }
        assert!(sample.sign_ins.iter().any(|s| s.role == Role::Practitioner && s.cleared));
        let emails: BTreeSet<&str> = sample.sign_ins.iter().map(|s| s.email.as_str()).collect();
        assert_eq!(emails.len(), sample.sign_ins.len());
        assert!(emails.iter().all(|e| e.ends_with(".example") || e.ends_with("@example.org")));
        for sign_in in sample.sign_ins.iter().filter(|s| s.role == Role::Practitioner) {
            let agency = sample.agencies.iter().find(|a| Some(a.slug) == sign_in.agency).unwrap();
            assert!(agency.practitioners.iter().any(|p| Some(&p.staff_id) == sign_in.staff_id.as_ref()));
        }
    }
}

#[test]
fn protected_people_stand_without_address_and_with_their_level() {
    let words = ["Sekretessmarkering", "Fortrolig", "Navne- og adressebeskyttelse"];
    for (country, word) in COUNTRIES.into_iter().zip(words) {
        let mut seen = 0;
        for agency in partnership(country, 1, 1000, TODAY).agencies {
            for row in rows(&agency.clients, agency.slug == LATIN1) {
                if !row.values().any(|cell| cell == word) {
                    continue;
                }
                seen += 1;
                for street in ["Adress", "Adresse", "Gatuadress", "Gateadresse", "Gadeadresse"] {
                    assert!(row.get(street).is_none_or(String::is_empty), "{row:?}");
                }
            }
        }
        assert!(seen > 5, "{country:?}: {seen}");
    }
}

#[test]
fn swedish_telephones_are_those_reserved_for_fiction() {
    let sample = sample(Country::Se);
    for agency in &sample.agencies {
        for one in &agency.practitioners {
            let number: u32 = one.phone.strip_prefix("+46").unwrap().parse().unwrap();
            assert!(
                (313_900_600..=313_900_699).contains(&number)
                    || (846_500_400..=846_500_499).contains(&number)
                    || (406_280_400..=406_280_499).contains(&number),
                "{number}"
            );
        }
        for row in rows(&agency.clients, agency.slug == LATIN1) {
            let Some(phone) = row.get("Telefon").or_else(|| row.get("Mobil")) else { continue };
            let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
            let national = digits.trim_start_matches('0');
            let national = national.strip_prefix("46").unwrap_or(national);
            let number: u32 = national.parse().unwrap_or(701_740_605);
            assert!((701_740_605..=701_740_699).contains(&number), "{phone}");
        }
    }
}
