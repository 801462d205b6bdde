//! `kring backup` and `kring restore`.

use crate::kring::{Kring, said};

#[test]
fn what_was_backed_up_comes_back() {
    let kring = Kring::new();
    let list = kring.file("clients.csv", b"record_id,given_name,surname\n1,Alva,Berg\n");
    assert_eq!(kring.import(&list, &[]).status.code(), Some(0));
    let copy = kring.data().with_file_name("copy");
    let copied = kring.run(&["backup", copy.to_str().unwrap()]);
    assert_eq!(copied.status.code(), Some(0), "{}", said(&copied));
    let twice = kring.run(&["backup", copy.to_str().unwrap()]);
    assert_ne!(twice.status.code(), Some(0), "a backup overwrote another");
    std::fs::remove_dir_all(kring.data()).unwrap();
    let restored = kring.run(&["restore", copy.to_str().unwrap()]);
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    let again = kring.import(&list, &[]);
    assert!(said(&again).contains("nothing changes"), "{}", said(&again));
}
