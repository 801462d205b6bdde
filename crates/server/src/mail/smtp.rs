//! Letters over SMTP (RFC 5321), encrypted unless the mail server is this machine.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use app::ports::{Clock, Letter, MailError, Mailer};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::{Config, ConfigError};
use crate::failure::Failure;

/// A letter that is not handed over within this time is tried again later: a server that falls
/// silent must not hold the others up.
const WHOLE: Duration = Duration::from_secs(30);

/// How a certificate begins in its text form.
const PEM: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    clock: Arc<dyn Clock>,
    /// How long one letter may take.
    pub(super) patience: Duration,
}

impl Smtp {
    /// Reads the settings; connects first when a letter goes.
    pub fn new(config: &Config, clock: Arc<dyn Clock>) -> Result<Self, Failure> {
        let host = config.text("smtp_host");
        let user = config.optional("smtp_user");
        let here = is_this_machine(host);
        let from: Mailbox =
            config.text("mail_from").parse().map_err(|_| wrong("mail_from", "no e-mail address"))?;
        if !here && from.email.domain() == "localhost" {
            return Err(wrong("mail_from", "say the address that e-mails come from"));
        }
        let tls = match config.text("smtp_tls") {
            "starttls" => Tls::Required(parameters(config)?),
            "tls" => Tls::Wrapper(parameters(config)?),
            "none" if here || user.is_none() => Tls::None,
            "none" => return Err(wrong("smtp_tls", "a password goes over an encrypted line only")),
            other => return Err(wrong("smtp_tls", &format!("starttls, tls or none, not {other:?}"))),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(config.parse("smtp_port")?)
            .tls(tls)
            .timeout(Some(WHOLE));
        if let Some(name) = own_name(&config.base_url()) {
            builder = builder.hello_name(ClientId::Domain(name));
        }
        if let Some(user) = user {
            builder = builder.credentials(Credentials::new(user.to_owned(), password(config)?));
        }
        Ok(Self { transport: builder.build(), from, clock, patience: WHOLE })
    }

    fn message(&self, letter: &Letter) -> Result<Message, MailError> {
        // What cannot be written today cannot be written tomorrow.
        let refused = |what: String| MailError::Final(what);
        let to: Address = letter.to.parse().map_err(|_| refused("not an e-mail address".to_owned()))?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.as_str())
            .date(SystemTime::from(self.clock.now()))
            // The same at every try: a receiver can drop the second of two.
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .header(AutoSubmitted)
            .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(letter.body.clone()))
            .map_err(|e| refused(e.to_string()))
    }
}

#[async_trait::async_trait]
impl Mailer for Smtp {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = self.message(letter)?;
        match tokio::time::timeout(self.patience, self.transport.send(message)).await {
            Err(_) => Err(MailError::Passing("the mail server did not answer in time".to_owned())),
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if is_final(&error) => Err(MailError::Final(error.to_string())),
            Ok(Err(error)) => Err(MailError::Passing(error.to_string())),
        }
    }
}

/// Whether the server will never take this letter. A refused password (53x), and a server that
/// does not know a command (50x), are about the configuration: once mended, the letter can go.
fn is_final(error: &lettre::transport::smtp::Error) -> bool {
    let code = error.status().map_or(0, u16::from);
    error.is_permanent() && !matches!(code, 500..=509 | 530..=539)
}

/// RFC 3834: no out-of-office answers to us.
#[derive(Debug, Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn wrong(key: &'static str, why: &str) -> Failure {
    ConfigError::Value(key, why.to_owned()).into()
}

/// Whom the mail server must be, and who may say so: the authorities that this machine trusts, and
/// the one that the configuration names.
fn parameters(config: &Config) -> Result<TlsParameters, Failure> {
    let mut builder = TlsParameters::builder(config.text("smtp_host").to_owned());
    if let Some(path) = config.optional("smtp_ca_file") {
        let unfit = |why: &str| wrong("smtp_ca_file", &format!("{path}: {why}"));
        let pem = std::fs::read(path).map_err(|e| unfit(&e.to_string()))?;
        if !pem.windows(PEM.len()).any(|part| part == PEM) {
            return Err(unfit("no certificate in PEM form"));
        }
        builder =
            builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|e| unfit(&e.to_string()))?);
    }
    builder.build().map_err(|e| wrong("smtp_host", &e.to_string()))
}

/// The password: from a file, so that it need not stand among the others, or as it is.
fn password(config: &Config) -> Result<String, Failure> {
    match config.optional("smtp_password_file") {
        Some(path) => Ok(std::fs::read_to_string(path)
            .map_err(|e| wrong("smtp_password_file", &format!("{path}: {e}")))?
            .trim_end_matches(['\r', '\n'])
            .to_owned()),
        None => Ok(config.text("smtp_password").to_owned()),
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The server's own name, from the address under which people reach it.
fn own_name(base_url: &str) -> Option<String> {
    let host = base_url.split_once("://")?.1.split(['/', ':']).next()?;
    let named = host.contains('.') && host.parse::<std::net::IpAddr>().is_err() && !host.starts_with('[');
    named.then(|| host.to_owned())
}
