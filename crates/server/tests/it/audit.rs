//! `kring audit`: checkpoints of the access chain, from the command line and by the server itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::kring::{Kring, said};

/// A store with some access records that a server has linked and, where a folder is given, signed.
fn sealed(folder: Option<&Path>) -> Kring {
    let kring = Kring::new();
    for number in 1..=3 {
        let list = kring
            .file("clients.csv", format!("record_id,given_name,surname\n{number},Alva,Berg\n").as_bytes());
        let done = kring.import(&list, &["--mode", "delta"]);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    }
    serve_once(&kring, folder);
    kring
}

/// Starts the server and stops it as soon as it answers: at its end it links what waits.
fn serve_once(kring: &Kring, folder: Option<&Path>) {
    let mut arguments = vec!["serve", "--listen", "127.0.0.1:0"];
    let folder = folder.map(|f| f.to_str().unwrap().to_owned());
    if let Some(folder) = &folder {
        arguments.extend(["--checkpoint-folder", folder]);
    }
    let mut server = kring.command(&arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(server.stderr.take().unwrap()).lines().map(Result::unwrap);
    let listening = log.find(|line| line.contains("listening")).unwrap();
    let address = listening.split("\"address\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    // Whoever answers also hears a signal.
    let mut visit = TcpStream::connect(address).unwrap();
    visit.write_all(b"GET /healthz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    visit.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    if folder.is_some() {
        assert!(log.any(|line| line.contains("checkpoint written")), "the server has written none");
    }
    let stopped = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    // What it still has to say must find a reader.
    log.for_each(drop);
    assert!(server.wait().unwrap().success());
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn checkpoint(kring: &Kring, name: &str) -> PathBuf {
    let path = kring.data().with_file_name(name);
    let done = kring.run(&["audit", "checkpoint", "--to", text(&path)]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    path
}

#[test]
fn a_checkpoint_is_signed_kept_outside_and_held_against_store_and_export() {
    let kring = sealed(None);
    let mark = checkpoint(&kring, "mark.json");
    let key = said(&kring.run(&["audit", "key"])).trim().to_owned();
    assert_eq!(key.len(), 64);
    let fits = kring.run(&["audit", "verify", "--checkpoint", text(&mark), "--key", &key]);
    assert_eq!(fits.status.code(), Some(0), "{}", said(&fits));
    assert!(said(&fits).contains("mark.json fits: number"), "{}", said(&fits));
    // Nothing is written over, and the same head has the same name in a folder.
    let twice = kring.run(&["audit", "checkpoint", "--to", text(&mark)]);
    assert_ne!(twice.status.code(), Some(0));
    let folder = kring.data().with_file_name("marks");
    std::fs::create_dir(&folder).unwrap();
    for word in ["written", "is there already"] {
        let done = kring.run(&["audit", "checkpoint", "--to", text(&folder)]);
        assert!(said(&done).contains(word), "{}", said(&done));
    }
    let wrong = kring.run(&["audit", "verify", "--checkpoint", text(&mark), "--key", &"0".repeat(64)]);
    assert_eq!(wrong.status.code(), Some(4));
    assert!(said(&wrong).contains("another key"), "{}", said(&wrong));

    let export = kring.data().with_file_name("export.jsonl");
    let done = kring.run(&["audit", "export", text(&export)]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let fits = kring.run(&["audit", "verify", "--file", text(&export), "--checkpoint", text(&mark)]);
    assert_eq!(fits.status.code(), Some(0), "{}", said(&fits));
    let lines = std::fs::read_to_string(&export).unwrap();
    let kept: Vec<&str> = lines.lines().collect();
    std::fs::write(&export, kept[..kept.len() - 1].join("\n")).unwrap();
    let cut = kring.run(&["audit", "verify", "--file", text(&export), "--checkpoint", text(&mark)]);
    assert_eq!(cut.status.code(), Some(4));
    assert!(said(&cut).contains("cut off"), "{}", said(&cut));
    // Without its checkpoint nobody could tell.
    let alone = kring.run(&["audit", "verify", "--file", text(&export)]);
    assert_eq!(alone.status.code(), Some(0), "{}", said(&alone));
}

#[test]
fn a_checkpoint_of_another_partnership_or_a_changed_one_is_told() {
    let kring = sealed(None);
    let mark = checkpoint(&kring, "mark.json");
    let of = |change: &dyn Fn(&str) -> String| {
        let path = kring.file("changed.json", change(&std::fs::read_to_string(&mark).unwrap()).as_bytes());
        let done = kring.run(&["audit", "verify", "--checkpoint", text(&path)]);
        (done.status.code(), said(&done))
    };
    let (code, told) = of(&|text| text.replace("\"seq\": ", "\"seq\": 1"));
    assert!(code == Some(4) && told.contains("signature is false"), "{told}");
    let (code, told) = of(&|_| "{}".to_owned());
    assert!(code == Some(1) && told.contains("no checkpoint"), "{told}");

    let other = Kring::new();
    let list = other.file("clients.csv", b"record_id,given_name,surname\n1,Alva,Berg\n");
    let done = other.run(&["import", "--partnership", "granvik", "--agency", "school", text(&list)]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    serve_once(&other, None);
    let strange = checkpoint(&other, "strange.json");
    let done = kring.run(&["audit", "verify", "--checkpoint", text(&strange), text(&mark)]);
    assert_eq!(done.status.code(), Some(4));
    assert!(said(&done).contains("it is of the partnership granvik"), "{}", said(&done));
    assert!(said(&done).contains("mark.json fits"), "{}", said(&done));
}

#[test]
fn what_was_done_to_the_store_is_named() {
    for (tampering, named) in [
        ("UPDATE access_record SET line = REPLACE(line, 'false', 'true ')", "number 1 does not fit"),
        ("DELETE FROM access_chain WHERE seq = 2", "after number 1 comes 3"),
        (
            "DELETE FROM access_checkpoint; DELETE FROM access_record WHERE id IN (SELECT record FROM \
             access_chain WHERE seq > 2); DELETE FROM access_chain WHERE seq > 2",
            "it ends at number 2",
        ),
    ] {
        let kring = sealed(None);
        let mark = checkpoint(&kring, "mark.json");
        kring.tamper(tampering);
        let done = kring.run(&["audit", "verify", "--checkpoint", text(&mark)]);
        assert_eq!(done.status.code(), Some(4), "{tampering}: {}", said(&done));
        assert!(said(&done).contains(named), "{tampering}: {}", said(&done));
    }
}

#[test]
fn the_server_writes_the_days_checkpoint_and_its_key_stays_at_home() {
    let folder = tempfile::tempdir().unwrap();
    let kring = sealed(Some(folder.path()));
    let files: Vec<PathBuf> = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().path()).collect();
    let [mark] = files.as_slice() else { panic!("{files:?}") };
    let fits = kring.run(&["audit", "verify", "--checkpoint", text(mark)]);
    assert_eq!(fits.status.code(), Some(0), "{}", said(&fits));

    let key = kring.data().join("keys/checkpoint.key");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    let copy = kring.data().with_file_name("copy");
    let copied = kring.run(&["backup", text(&copy)]);
    assert_eq!(copied.status.code(), Some(0), "{}", said(&copied));
    assert!(!copy.join("keys/checkpoint.key").exists(), "the key went into the backup");

    let elsewhere = kring.data().with_file_name("elsewhere.key");
    let first = said(&kring.run(&["audit", "key"]));
    let other = said(&kring.run(&["audit", "key", "--checkpoint-key", text(&elsewhere)]));
    assert_ne!(first, other);
    assert_eq!(other, said(&kring.run(&["audit", "key", "--checkpoint-key", text(&elsewhere)])));
}
