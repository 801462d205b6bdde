//! Letters to a mail server that plays its part from a script, on the loopback address.

mod tls;

use std::sync::Arc;
use std::time::Duration;

use app::ports::{Clock, Letter, Letters, MailError, Mailer};
use domain::country::Language;
use domain::mail::MailTemplate;
use jiff::Timestamp;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::smtp::Smtp;
use crate::config::Config;

const ID: &str = "00000000000000000000000000000007";

/// Every header of a letter.
const HEADERS: [&str; 9] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

struct At(Timestamp);

impl Clock for At {
    fn now(&self) -> Timestamp {
        self.0
    }
}

fn letter() -> Letter {
    Letter {
        id: ID.parse().unwrap(),
        to: "bjork@skola.example".to_owned(),
        subject: "Något nytt väntar i Kring".to_owned(),
        body: "Två händelser väntar.\n\nhttps://kring.example/notices\n".to_owned(),
    }
}

fn config(port: u16) -> Config {
    Config::load(None, |_| None, |_| None)
        .unwrap()
        .with("smtp_host", "127.0.0.1")
        .with("smtp_port", &port.to_string())
        .with("smtp_tls", "none")
        .with("base_url", "https://kring.example")
        .with("mail_from", "Kring <post@kring.example>")
}

fn smtp(config: &Config) -> Smtp {
    Smtp::new(config, Arc::new(At("2026-11-23T06:00:00Z".parse().unwrap()))).unwrap()
}

/// A mail server for one connection, which answers the command that begins with the word in its own
/// way and any other one well. Yields all that was said to it.
async fn sink(word: &'static str, answer: &'static str) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(GREETING).await.unwrap();
        converse(&mut stream, word, answer).await
    });
    (port, heard)
}

const GREETING: &[u8] = b"220 mail.example ready\r\n";

/// The conversation after the greeting, until the other side goes or the command `STARTTLS` is
/// answered.
async fn converse<S>(stream: S, word: &str, answer: &str) -> String
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut stream = BufReader::new(stream);
    let mut heard = String::new();
    let mut in_data = false;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return heard;
        }
        heard.push_str(&line);
        let command = line.trim_end().to_uppercase();
        let good = match command.split([' ', ':']).next().unwrap() {
            "." if in_data => {
                in_data = false;
                "250 taken"
            }
            _ if in_data => continue,
            "EHLO" => "250-mail.example\r\n250 AUTH PLAIN",
            "AUTH" => "235 welcome",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 well",
        };
        in_data |= command == "DATA";
        let said = if command.starts_with(word) { answer } else { good };
        stream.write_all(format!("{said}\r\n").as_bytes()).await.unwrap();
        if command == "STARTTLS" {
            return heard;
        }
    }
}

#[tokio::test]
async fn a_letter_says_where_it_comes_from_and_that_a_machine_wrote_it() {
    let (port, heard) = sink("NOTHING", "").await;
    smtp(&config(port)).send(&letter()).await.unwrap();
    let heard = heard.await.unwrap();
    for line in [
        "EHLO kring.example",
        "MAIL FROM:<post@kring.example>",
        "RCPT TO:<bjork@skola.example>",
        "From: Kring <post@kring.example>",
        "To: bjork@skola.example",
        "Date: Mon, 23 Nov 2026 06:00:00 +0000",
        "Message-ID: <00000000000000000000000000000007@kring.example>",
        "Auto-Submitted: auto-generated",
        "Content-Type: text/plain; charset=utf-8",
        "https://kring.example/notices",
    ] {
        assert!(heard.lines().any(|heard| heard.starts_with(line)), "{line} in {heard}");
    }
    assert!(heard.is_ascii(), "letters beyond ASCII are encoded: {heard}");
    assert!(!heard.contains("multipart"), "plain text alone");
}

/// Invariant 11, on the wire: what is sent is the words of the catalogue and the link, nothing else.
#[tokio::test]
async fn subjects_arrive_whole_in_every_language() {
    for language in Language::ALL {
        let (port, heard) = sink("NOTHING", "").await;
        let link = "https://kring.example/notices";
        let (subject, body) = web::FluentLetters.write(MailTemplate::News, language, 2, link);
        let new = Letter { subject: subject.clone(), body: body.clone(), ..letter() };
        smtp(&config(port)).send(&new).await.unwrap();
        let heard = heard.await.unwrap();
        assert_eq!(decoded_subject(&heard), subject, "{language:?}: {heard}");
        let headers = heard.split("DATA\r\n").nth(1).unwrap().split("\r\n\r\n").next().unwrap();
        let names: Vec<&str> =
            headers.lines().filter_map(|l| l.split_once(':')).map(|(name, _)| name).collect();
        assert_eq!(names, HEADERS, "nothing more is said: {heard}");
    }
}

/// The subject, out of its encoded words (RFC 2047) and folded lines.
fn decoded_subject(heard: &str) -> String {
    let text = heard.replace("\r\n ", " ");
    let line = text.lines().find_map(|l| l.strip_prefix("Subject: ")).unwrap();
    let mut bytes = Vec::new();
    let mut encoded_before = false;
    for (n, word) in line.split(' ').enumerate() {
        let encoded = word.strip_prefix("=?utf-8?b?").and_then(|w| w.strip_suffix("?="));
        // White space between two encoded words does not count.
        if n > 0 && !(encoded_before && encoded.is_some()) {
            bytes.push(b' ');
        }
        match encoded {
            Some(inner) => bytes.extend(base64(inner)),
            None => bytes.extend(word.bytes()),
        }
        encoded_before = encoded.is_some();
    }
    String::from_utf8(bytes).unwrap()
}

fn base64(text: &str) -> Vec<u8> {
    let table = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut out, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes().filter(|b| *b != b'=') {
        held = held << 6 | u32::try_from(table.iter().position(|b| *b == byte).unwrap()).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from((held >> bits) & 0xff).unwrap());
        }
    }
    out
}

#[tokio::test]
async fn what_the_server_says_decides_whether_it_is_tried_again() {
    for (word, answer, passing) in [
        ("RCPT", "450 4.2.1 busy", true),
        ("MAIL", "421 4.3.2 closing", true),
        (".", "451 4.3.0 later", true),
        ("RCPT", "550 5.1.1 unknown", false),
        (".", "554 5.6.0 refused", false),
        // These are about the configuration, not about the letter.
        ("AUTH", "535 5.7.8 bad password", true),
        ("MAIL", "530 5.7.0 authenticate first", true),
        ("MAIL", "502 what", true),
    ] {
        let (port, _heard) = sink(word, answer).await;
        let config = config(port).with("smtp_user", "kring").with("smtp_password", "hush");
        let error = smtp(&config).send(&letter()).await.unwrap_err();
        assert_eq!(matches!(error, MailError::Passing(_)), passing, "{word} {answer}: {error}");
        let (MailError::Passing(text) | MailError::Final(text)) = &error;
        assert!(text.contains(&answer[..3]) && !text.contains("hush"), "{text}");
    }
}

#[tokio::test]
async fn a_server_that_is_away_or_silent_does_not_hold_letters_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    // It takes connections, since it listens, and never says a word.
    let mut silent = smtp(&config(port));
    silent.patience = Duration::from_millis(20);
    assert!(matches!(silent.send(&letter()).await, Err(MailError::Passing(_))));
    drop(listener);
    assert!(matches!(smtp(&config(port)).send(&letter()).await, Err(MailError::Passing(_))));
}

#[tokio::test]
async fn an_address_that_is_none_is_final_and_asks_no_server() {
    for bad in ["bjork", "bjork@skola.example\r\nBcc: x@y.example", ""] {
        let bad = Letter { to: bad.to_owned(), ..letter() };
        assert!(matches!(smtp(&config(9)).send(&bad).await, Err(MailError::Final(_))), "{}", bad.to);
    }
}

#[tokio::test]
async fn nothing_goes_in_the_clear_where_encryption_is_asked_for() {
    let (port, heard) = sink("NOTHING", "").await;
    let config = config(port).with("smtp_tls", "starttls").with("smtp_user", "kring");
    let error = smtp(&config).send(&letter()).await.unwrap_err();
    assert!(matches!(error, MailError::Passing(_)), "{error}");
    let heard = heard.await.unwrap();
    assert!(!heard.contains("AUTH") && !heard.contains("MAIL"), "{heard}");
}

#[tokio::test]
async fn the_password_comes_from_a_file_or_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("password");
    std::fs::write(&file, "hush\n").unwrap();
    for (key, value) in [("smtp_password", "hush"), ("smtp_password_file", &*file.to_string_lossy())] {
        let (port, heard) = sink("NOTHING", "").await;
        let config = config(port).with("smtp_user", "kring").with(key, value);
        smtp(&config).send(&letter()).await.unwrap();
        let heard = heard.await.unwrap();
        // Base64 of NUL, kring, NUL, hush.
        assert!(heard.contains("AUTH PLAIN AGtyaW5nAGh1c2g="), "{heard}");
    }
}

#[test]
fn settings_that_cannot_work_are_named_at_the_start() {
    let clock = || Arc::new(At(Timestamp::UNIX_EPOCH));
    let away = config(587).with("smtp_host", "mail.kring.example");
    for (config, named) in [
        (away.clone().with("smtp_user", "kring"), "smtp_tls"),
        (away.clone().with("smtp_tls", "maybe"), "smtp_tls"),
        (away.clone().with("mail_from", "kring@localhost"), "mail_from"),
        (away.clone().with("mail_from", "kring"), "mail_from"),
        (away.clone().with("smtp_port", "x"), "smtp_port"),
        (
            away.clone()
                .with("smtp_tls", "tls")
                .with("smtp_user", "k")
                .with("smtp_password_file", "/none/here"),
            "smtp_password_file",
        ),
    ] {
        let error = Smtp::new(&config, clock()).err().unwrap();
        assert!(error.to_string().starts_with(named), "{named}: {error}");
    }
    assert!(Smtp::new(&away, clock()).is_ok(), "a relay in the own network, without a password");
}
