//! Letters over an encrypted line, to a mail server that shows a certificate of an authority of
//! these tests (`certificates/make.sh`).

use std::path::Path;
use std::sync::Arc;

use app::ports::{MailError, Mailer};
use jiff::Timestamp;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use super::{At, GREETING, Smtp, config, converse, letter, smtp};
use crate::config::Config;

/// Certificate and key of the server that it says it is, and of another one; one authority has
/// signed both.
const HERE: (&[u8], &[u8]) =
    (include_bytes!("certificates/here.pem"), include_bytes!("certificates/here.key"));
const ELSEWHERE: (&[u8], &[u8]) =
    (include_bytes!("certificates/elsewhere.pem"), include_bytes!("certificates/elsewhere.key"));
const AUTHORITY: &[u8] = include_bytes!("certificates/authority.pem");

fn acceptor((certificate, key): (&[u8], &[u8])) -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_slice(certificate).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// What was said in the clear, and what over the encrypted line.
type Heard = (String, String);

/// A mail server for one connection, encrypted from the first byte or by `STARTTLS`.
async fn sink(starttls: bool, shows: (&'static [u8], &'static [u8])) -> (u16, JoinHandle<Heard>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let clear = if starttls { in_the_clear(&mut stream).await } else { String::new() };
        let Ok(mut stream) = acceptor(shows).accept(stream).await else { return (clear, String::new()) };
        if !starttls {
            stream.write_all(GREETING).await.unwrap();
        }
        let secret = converse(&mut stream, "NOTHING", "").await;
        (clear, secret)
    });
    (port, heard)
}

async fn in_the_clear(stream: &mut TcpStream) -> String {
    stream.write_all(GREETING).await.unwrap();
    converse(stream, "EHLO", "250-mail.example\r\n250 STARTTLS").await
}

/// A configuration that knows the authority, or does not.
fn over_tls(port: u16, starttls: bool, authority: Option<&Path>) -> Config {
    let config = config(port)
        .with("smtp_tls", if starttls { "starttls" } else { "tls" })
        .with("smtp_user", "kring")
        .with("smtp_password", "hush");
    match authority {
        Some(path) => config.with("smtp_ca_file", &path.to_string_lossy()),
        None => config,
    }
}

#[tokio::test]
async fn a_letter_goes_over_an_encrypted_line_alone() {
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("authority.pem");
    std::fs::write(&authority, AUTHORITY).unwrap();
    for starttls in [true, false] {
        let (port, heard) = sink(starttls, HERE).await;
        smtp(&over_tls(port, starttls, Some(&authority))).send(&letter()).await.unwrap();
        let (clear, secret) = heard.await.unwrap();
        assert_eq!(clear.lines().count(), if starttls { 2 } else { 0 }, "{clear}");
        assert!(clear.lines().all(|line| line.starts_with("EHLO ") || line == "STARTTLS"), "{clear}");
        for command in ["AUTH PLAIN AGtyaW5nAGh1c2g=", "MAIL FROM:<post@kring.example>", "Subject: "] {
            assert!(secret.contains(command), "{command} in {secret}");
        }
    }
}

#[tokio::test]
async fn a_server_that_cannot_show_who_it_is_hears_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("authority.pem");
    std::fs::write(&authority, AUTHORITY).unwrap();
    for starttls in [true, false] {
        // Signed by nobody whom this machine trusts; and by a trusted one, for somebody else.
        for (shows, trusted) in [(HERE, None), (ELSEWHERE, Some(authority.as_path()))] {
            let (port, heard) = sink(starttls, shows).await;
            let error = smtp(&over_tls(port, starttls, trusted)).send(&letter()).await.unwrap_err();
            // It is tried again: a certificate that ran out is renewed.
            assert!(matches!(&error, MailError::Passing(text) if text.contains("certificate")), "{error}");
            let (clear, secret) = heard.await.unwrap();
            assert!(!clear.contains("AUTH") && !clear.contains("MAIL"), "{clear}");
            assert_eq!(secret, "", "nothing is said to it");
        }
    }
}

#[test]
fn an_authority_that_is_none_is_named_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("authority.pem");
    std::fs::write(&path, "not a certificate").unwrap();
    let clock = || Arc::new(At(Timestamp::UNIX_EPOCH));
    for path in [path, folder.path().join("missing.pem")] {
        let error = Smtp::new(&over_tls(465, false, Some(&path)), clock()).err().unwrap();
        assert!(error.to_string().starts_with("smtp_ca_file"), "{error}");
    }
}
