//! The keys of attachments and of agencies' systems at the command line.

use std::os::unix::fs::PermissionsExt;

use crate::kring::{Kring, said};

fn ids(kring: &Kring) -> Vec<String> {
    let text = std::fs::read_to_string(kring.data().join("keys/attachment.keys")).unwrap();
    text.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn a_key_is_made_at_first_need_and_a_new_one_is_put_in_use() {
    let kring = Kring::new();
    assert_eq!(kring.run(&["init"]).status.code(), Some(0));
    let file = kring.data().join("keys/attachment.keys");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let first = ids(&kring);
    assert_eq!(first.len(), 1);
    let rotated = kring.run(&["keys", "rotate"]);
    assert_eq!(rotated.status.code(), Some(0), "{}", said(&rotated));
    let both = ids(&kring);
    assert_eq!((both.len(), &both[0]), (2, &first[0]), "the older key stays");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let listed = said(&kring.run(&["keys", "list"]));
    assert!(listed.contains(&format!("{}: opens 0 files, seals new files", both[1])), "{listed}");
    let secret = std::fs::read_to_string(&file).unwrap().split_whitespace().nth(1).unwrap().to_owned();
    assert!(!listed.contains(&secret) && !said(&rotated).contains(&secret), "no key is printed");
    // No backup holds them, and it says so.
    let copy = kring.data().with_file_name("copy");
    let copied = kring.run(&["backup", copy.to_str().unwrap()]);
    assert!(said(&copied).contains("attachment.keys"), "{}", said(&copied));
    assert!(!copy.join("keys/attachment.keys").exists());
    let restored = kring.run(&["restore", copy.to_str().unwrap()]);
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    assert_eq!(ids(&kring), both, "a restored store has the keys that were there");
}

#[test]
fn a_lost_key_is_named_and_no_new_one_hides_the_loss() {
    let kring = Kring::new();
    assert_eq!(kring.run(&["init"]).status.code(), Some(0));
    kring.tamper(
        "INSERT INTO attachment VALUES ('p', 'a', 'concern', 'c', 0, 'pdf', 1, 1, 'lost', x'00', x'00')",
    );
    std::fs::remove_file(kring.data().join("keys/attachment.keys")).unwrap();
    let served = kring.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_ne!(served.status.code(), Some(0));
    assert!(said(&served).contains("\"key\":\"lost\"") && said(&served).contains("kring keys rotate"));
    assert!(!kring.data().join("keys/attachment.keys").exists());
    assert!(said(&kring.run(&["keys", "list"])).contains("lost: MISSING, 1 files"));
    let spoilt = kring.data().join("keys/attachment.keys");
    std::fs::write(spoilt, "nonsense").unwrap();
    let refused = kring.run(&["keys", "rotate"]);
    assert_ne!(refused.status.code(), Some(0));
    assert!(said(&refused).contains("line 1"), "{}", said(&refused));
}

#[test]
fn keys_of_systems_are_made_listed_and_revoked() {
    let kring = Kring::new();
    let list = kring.file("clients.csv", b"record_id,given_name,surname\n1,Alva,Berg\n");
    assert_eq!(kring.import(&list, &[]).status.code(), Some(0));
    let made = kring.run(&["api-key", "add", "--agency", "school", "--name", "Journal"]);
    let key = String::from_utf8(made.stdout.clone()).unwrap().trim().to_owned();
    assert!(key.starts_with("kring_") && key.len() == 49, "{}", said(&made));
    let listed = said(&kring.run(&["api-key", "list", "--agency", "school"]));
    assert!(listed.contains("Journal") && listed.contains("never used\tholds"), "{listed}");
    assert!(!listed.contains(&key));
    let id = listed.split('\t').next().unwrap();
    let revoked = kring.run(&["api-key", "revoke", "--agency", "school", id]);
    assert_eq!(revoked.status.code(), Some(0), "{}", said(&revoked));
    assert!(said(&kring.run(&["api-key", "list", "--agency", "school"])).contains("revoked 2"));
    for wrong in [
        vec!["api-key", "revoke", "--agency", "school", id],
        vec!["api-key", "revoke", "--agency", "school", "x"],
        vec!["api-key", "list", "--agency", "nobody"],
        vec!["api-key", "list"],
        vec!["api-key", "add", "--agency", "school", "--name", " "],
    ] {
        assert_ne!(kring.run(&wrong).status.code(), Some(0), "{wrong:?}");
    }
}
