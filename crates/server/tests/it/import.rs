//! `kring import`.

use std::fmt::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::Stdio;

use crate::kring::{Kring, said};

const LIST: &str = "record_id;given_name;surname;date_of_birth\n\
    1;Alva;Berg;2017-03-14\n2;Bo;Ek;2016-01-02\n3;Cia;Ek;31/31/2016\n";

#[test]
fn into_an_empty_folder_it_makes_store_partnership_and_agency_and_says_so() {
    let kring = Kring::new();
    let list = kring.file("clients.csv", LIST.as_bytes());
    let first = kring.import(&list, &[]);
    let text = said(&first);
    assert_eq!(first.status.code(), Some(0), "{text}");
    for words in ["Made the store", "partnership default", "agency school", "3 new"] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
    let again = kring.import(&list, &[]);
    assert_eq!(again.status.code(), Some(0));
    assert!(said(&again).contains("nothing changes"), "{}", said(&again));
}

/// Numbers of Sweden's published test series (Skatteverket, testpersonnummer).
#[test]
fn invented_people_are_linked_by_their_numbers_also_when_a_staff_list_came_first() {
    let kring = Kring::new();
    let staff = kring.file("staff.csv", b"staff_id,name\n1,Anna Lind\n");
    assert_eq!(kring.import(&staff, &["--kind", "staff"]).status.code(), Some(0));
    let list = b"record_id,given_name,surname,national_id\n1,Alva,Berg,201801012392\n";
    let first = kring.import(&kring.file("school.csv", list), &[]);
    assert!(said(&first).contains("published test series"), "{}", said(&first));
    let other = kring.file("social.csv", list);
    let linked = kring.run(&["import", "--agency", "social", other.to_str().unwrap()]);
    assert!(said(&linked).contains("Linked at once: 1"), "{}", said(&linked));
}

#[test]
fn a_wrong_file_is_named_and_nothing_is_left_behind() {
    let kring = Kring::new();
    let cases: [(&str, &[u8], &str); 5] = [
        ("picture.csv", b"\x89PNG\r\n\x1a\n0000", "picture"),
        ("archive.csv", b"PK\x03\x04aaaa", "zip"),
        ("empty.csv", b"", "empty"),
        ("columns.csv", b"name,colour\nA,B\n", "Columns are missing"),
        ("bytes.csv", b"\x00\x01\x02\xff\xfe\x00\x80\x00", "not text"),
    ];
    for (name, bytes, word) in cases {
        let output = kring.import(&kring.file(name, bytes), &[]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", said(&output));
        assert!(said(&output).contains(word), "{name}: {}", said(&output));
        assert!(!kring.data().exists(), "{name} left a store behind");
    }
    let missing = kring.import(&kring.data().join("none.csv"), &[]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn rejected_lines_come_back_as_a_file_that_is_safe_to_open() {
    let kring = Kring::new();
    let list = kring.file("clients.csv", b"record_id,given_name,surname\n1,=HYPERLINK(1),Ek\n1,=1+1,Ek\n");
    let rejected = kring.file("unused", b"").with_file_name("rejected.csv");
    let output = kring.import(&list, &["--rejected", rejected.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = std::fs::read_to_string(rejected).unwrap();
    assert!(text.contains("\"'=1+1\""), "{text}");
    assert!(!text.contains("\"=1+1\""), "{text}");
}

#[test]
fn a_list_of_which_nothing_can_be_read_does_not_take_effect() {
    let kring = Kring::new();
    // A column that bears the name of a number, and other words in it.
    let list = kring.file("truth.csv", b"record_id,person_id\nR1,P0004605\nR2,P0004606\n");
    let refused = kring.import(&list, &[]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    for word in ["No line of the list could be read", "Line 2: ", "Line 3: "] {
        assert!(said(&refused).contains(word), "{word} is missing in:\n{}", said(&refused));
    }
    assert!(!said(&refused).contains("in force"), "{}", said(&refused));
    let good = kring.file("good.csv", b"record_id,given_name,surname\nR1,Bo,Ek\n");
    assert!(said(&kring.import(&good, &[])).contains("Records: 1 new"));
    // Nor does it end whom the agency has.
    assert_eq!(kring.import(&list, &["--confirm"]).status.code(), Some(2));
    let again = kring.import(&good, &[]);
    assert!(said(&again).contains("nothing changes"), "{}", said(&again));
}

#[test]
fn every_kind_of_bad_line_has_its_answer() {
    let kring = Kring::new();
    let staff = kring.file("staff.csv", b"staff_id,name\nL1,Anna Lind\n");
    assert_eq!(kring.import(&staff, &["--kind", "staff"]).status.code(), Some(0));
    let long = "a".repeat(10_000);
    let list = [
        "record_id,given_name,surname,date_of_birth,staff_id".to_owned(),
        "1,<script>alert(1)</script>,Ek,2015-01-01,L1".to_owned(),
        "2,\"=HYPERLINK(\"\"http://x.example\"\")\",Ek,2015-01-02,L1".to_owned(),
        "3,\u{202e}olE,Ek,2015-01-03,L1".to_owned(),
        format!("4,{long},Ek,2015-01-04,L1"),
        "5,Cia,Ek,2999-01-01,L1".to_owned(),
        "1,Dan,Ek,2015-01-06,L1".to_owned(),
        "7,Eva,Ek,2015-01-07,L9".to_owned(),
        ",Fia,Ek,2015-01-08,L1".to_owned(),
    ];
    let list = kring.file("clients.csv", list.join("\n").as_bytes());
    let output = kring.import(&list, &[]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    for answer in [
        "Lines: 4 read, 4 not read",
        "Records: 4 new",
        "Lines whose practitioner no staff list names: 1",
        "Line 5: The value is longer than",
        "Line 6: The date of birth is more than",
        "Line 7: The same id is already on line 2",
        "Line 9: The record id is missing",
    ] {
        assert!(text.contains(answer), "{answer} is missing in:\n{text}");
    }
    assert!(!text.contains("alert") && !text.contains(&long[..500]), "values are not repeated:\n{text}");
}

#[test]
fn a_list_that_would_end_many_waits_with_an_exit_code_of_its_own() {
    let kring = Kring::new();
    let mut all = "record_id,given_name,surname\n".to_owned();
    for n in 0..30 {
        writeln!(all, "{n},Bo,Ek").unwrap();
    }
    assert_eq!(kring.import(&kring.file("all.csv", all.as_bytes()), &[]).status.code(), Some(0));
    let few = kring.file("few.csv", b"record_id,given_name,surname\n1,Bo,Ek\n");
    let waits = kring.import(&few, &[]);
    assert_eq!(waits.status.code(), Some(3), "{}", said(&waits));
    let confirmed = kring.import(&few, &["--confirm"]);
    assert_eq!(confirmed.status.code(), Some(0), "{}", said(&confirmed));
    assert!(said(&confirmed).contains("29 ended"), "{}", said(&confirmed));
}

#[test]
fn it_speaks_the_language_that_is_asked_for_from_the_first_word_to_the_last() {
    let words: [(&str, [&str; 7]); 4] = [
        (
            "sv",
            [
                "Skapade lagret",
                "samverkan default",
                "Skola",
                "Listan gäller",
                "1 nya",
                "Rad 3: ",
                "14 mars 2026",
            ],
        ),
        (
            "nb",
            [
                "Opprettet lageret",
                "samarbeidet default",
                "Skole",
                "Listen gjelder",
                "1 nye",
                "Linje 3: ",
                "14. mars 2026",
            ],
        ),
        (
            "da",
            [
                "Oprettede lageret",
                "samarbejdet default",
                "Skole",
                "Listen gælder",
                "1 nye",
                "Linje 3: ",
                "14. marts 2026",
            ],
        ),
        (
            "en",
            [
                "Made the store",
                "partnership default",
                "School",
                "The list is in force",
                "1 new",
                "Line 3: ",
                "14 March 2026",
            ],
        ),
    ];
    let list = b"record_id,given_name,surname\n1,Bo,Ek\n1,Bo,Ek\n";
    for (tag, words) in words {
        let kring = Kring::new();
        let list = kring.file("list.csv", list);
        let arguments = ["import", "--agency", "school", "--as-of", "2026-03-14", list.to_str().unwrap()];
        let asked = kring.run(&[&arguments[..], &["--language", tag]].concat());
        assert_eq!(asked.status.code(), Some(0), "{}", said(&asked));
        for word in words {
            assert!(said(&asked).contains(word), "{tag}: {word} is missing in:\n{}", said(&asked));
        }
        let again = kring.command(&arguments).env("LANG", format!("{tag}_XX.UTF-8")).output().unwrap();
        let same = ["redan inläst", "allerede lest inn", "allerede indlæst", "landed already"];
        let place = ["sv", "nb", "da", "en"].iter().position(|t| *t == tag).unwrap();
        assert!(said(&again).contains(same[place]), "{tag}: {}", said(&again));
    }
}

#[test]
fn where_nobody_asks_it_speaks_the_language_of_the_partnership() {
    let kring = Kring::new();
    let list = kring.file("list.csv", b"record_id,given_name,surname\n1,Bo,Ek\n");
    let run = |file: &std::path::Path, more: &[&str]| {
        let arguments = [&["import", "--agency", "school", file.to_str().unwrap()], more].concat();
        kring.command(&arguments).env("LANG", "C.UTF-8").output().unwrap()
    };
    let first = run(&list, &["--country", "dk"]);
    assert!(said(&first).contains("Listen gælder"), "{}", said(&first));
    let wrong = run(&kring.file("picture.csv", b"\x89PNG\r\n\x1a\n0000"), &[]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("Filen er et billede"), "{}", said(&wrong));
    let kind = run(&list, &["--kind", "cats"]);
    assert_eq!(kind.status.code(), Some(1));
    let klingon = run(&list, &["--language", "tlh"]);
    assert_eq!(klingon.status.code(), Some(1), "{}", said(&klingon));
}

#[test]
fn killed_while_it_reads_it_leaves_no_delivery() {
    let kring = Kring::new();
    let small = kring.file("small.csv", b"record_id,given_name,surname\nfirst,Bo,Ek\n");
    assert_eq!(kring.import(&small, &[]).status.code(), Some(0));
    let mut all = "record_id,given_name,surname\nfirst,Bo,Ek\n".to_owned();
    for n in 0..20_000 {
        writeln!(all, "{n},Bo,Ek").unwrap();
    }
    let all = kring.file("all.csv", all.as_bytes());
    let arguments = ["import", "--agency", "school", all.to_str().unwrap()];
    // Each try is killed while it reads, when the store has grown by more than at the one before.
    // Deciding and landing are ended at each statement where that needs no lease to run out: in the
    // store's tests (`feed/crash`).
    let size = |path: &std::path::Path| std::fs::metadata(path).map_or(0, |data| data.len());
    let (store, log) = (kring.data().join("kring.db"), kring.data().join("kring.db-wal"));
    for megabytes in 1..=4_u64 {
        let before = size(&store);
        let mut child =
            kring.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while size(&store) + size(&log) < before + megabytes * 1_000_000
            && child.try_wait().unwrap().is_none()
        {
            std::thread::yield_now();
        }
        let _ = child.kill();
        let end = child.wait().unwrap();
        assert_eq!(end.signal(), Some(9), "it ended by itself before the store had grown by {megabytes} MB");
        let verified = kring.run(&["audit", "verify"]);
        assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
    }
    let last = kring.import(&all, &[]);
    let text = said(&last);
    assert_eq!(last.status.code(), Some(0), "{text}");
    let whole = text.contains("20,000 new, 0 changed, 1 unchanged, 0 ended of 1");
    assert!(whole || text.contains("nothing changes"), "half a delivery stood before this one:\n{text}");
}
