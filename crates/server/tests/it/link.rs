//! `kring link settings`.

use crate::kring::{Kring, said};

#[test]
fn limits_are_printed_and_changed_one_at_a_time() {
    let kring = Kring::new();
    let list = kring.file("clients.csv", b"record_id,given_name,surname\n1,Alva,Berg\n");
    assert_eq!(kring.import(&list, &[]).status.code(), Some(0));
    let settings = |more: &[&str]| {
        let out = kring.run(&[&["link", "settings"], more].concat());
        (out.status.code(), said(&out))
    };
    assert_eq!(settings(&[]), (Some(0), "accept\t0.999\nask\t50\n".to_owned()));
    assert_eq!(settings(&["--accept", "never"]), (Some(0), "accept\tnever\nask\t50\n".to_owned()));
    assert_eq!(settings(&["--ask", "30%"]), (Some(0), "accept\tnever\nask\t30\n".to_owned()));
    let (code, text) = settings(&["--ask", "100"]);
    assert!(code != Some(0) && text.contains("from 5 to 95"), "{text}");
    assert_eq!(settings(&[]).1, "accept\tnever\nask\t30\n");
}
