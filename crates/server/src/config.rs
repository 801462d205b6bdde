//! Configuration: one TOML file, the environment, flags; later ones win. `kring config` prints
//! every setting with its value, where it comes from and what it means.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Name of the key that signs checkpoints, in the folder of keys: no backup holds it.
pub const CHECKPOINT_KEY: &str = "checkpoint.key";

/// Name of the file of the keys of attachments, in the same folder: no backup holds it either.
pub const ATTACHMENT_KEYS: &str = "attachment.keys";

/// One setting.
pub struct Setting {
    /// Its key in the TOML file; the flag is `--` with hyphens, the variable `KRING_` in capitals.
    pub key: &'static str,
    /// Its value when nobody says another.
    pub default: &'static str,
    /// What it means.
    pub about: &'static str,
    /// Not printed.
    pub secret: bool,
}

const fn setting(key: &'static str, default: &'static str, about: &'static str) -> Setting {
    Setting { key, default, about, secret: false }
}

const fn secret(key: &'static str, default: &'static str, about: &'static str) -> Setting {
    Setting { key, default, about, secret: true }
}

/// Every setting there is.
pub const SETTINGS: &[Setting] = &[
    setting("data_dir", "./var/kring", "folder of the embedded store, keys and attachments"),
    setting("listen", "127.0.0.1:8080", "address and port to listen on"),
    secret("database_url", "", "postgresql://… instead of the embedded store"),
    setting("database_connections", "16", "connections to PostgreSQL at most"),
    setting(
        "base_url",
        "",
        "address under which people reach the server, for links in e-mails; empty: http:// and the listening address",
    ),
    setting(
        "secure_cookies",
        "true",
        "cookies only over HTTPS; false is allowed on a loopback address alone",
    ),
    setting(
        "behind_proxy",
        "false",
        "whether a reverse proxy stands in front, whose X-Forwarded-For names the client",
    ),
    setting("second_factor", "true", "whether every account must have a second factor"),
    setting("session_hours", "10", "a session ends after so many hours"),
    setting("idle_minutes", "60", "a session ends after so many minutes without a request"),
    setting("upload_limit_mb", "256", "largest list that may be delivered on the page, megabytes"),
    setting("smtp_host", "", "mail server; empty: mails wait in the queue"),
    setting("smtp_port", "587", "its port: mostly 587 for starttls, 465 for tls, 25 for none"),
    setting(
        "smtp_tls",
        "starttls",
        "starttls, tls, or none for a relay on this machine or in the own network",
    ),
    setting("smtp_user", "", "user name there; empty: without signing in"),
    secret("smtp_password", "", "password there"),
    setting("smtp_password_file", "", "file that holds the password alone, instead of smtp_password"),
    setting(
        "smtp_ca_file",
        "",
        "PEM file of the authority that has signed the mail server's certificate, where this machine does not trust it already",
    ),
    setting("mail_from", "kring@localhost", "sender of e-mails: address, or Name <address>"),
    setting(
        "mail_folder",
        "",
        "write e-mails to this folder instead of sending them; kring demo shows them on /demo/mail",
    ),
    setting(
        "checkpoint_key",
        "",
        "file of the key that signs checkpoints of the access record, made at first need; empty: keys/checkpoint.key in the data folder",
    ),
    setting(
        "checkpoint_folder",
        "",
        "folder outside of the data folder that gets a signed checkpoint of each partnership's access record once a day; empty: none is written",
    ),
    setting(
        "attachment_keys",
        "",
        "file of the keys that seal attachments, made at first need, the same for all servers of one store; empty: keys/attachment.keys in the data folder",
    ),
    setting("metrics", "loopback", "who may read /metrics: loopback, all, none"),
    setting("log", "info", "what to log: error, warn, info, debug, or a tracing filter"),
    setting("log_format", "json", "json or text"),
];

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything else.
    Default,
    /// The TOML file.
    File,
    /// The environment.
    Environment,
    /// A flag.
    Flag,
}

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{0}: {1}")]
    File(PathBuf, String),
    /// No such setting.
    #[error("no setting is called {0}; `kring config` lists them")]
    Unknown(String),
    /// The value does not fit.
    #[error("{0}: {1}")]
    Value(&'static str, String),
}

/// All values, each with where it comes from.
#[derive(Debug, Clone)]
pub struct Config(BTreeMap<&'static str, (String, Origin)>);

impl Config {
    /// Puts the values together.
    ///
    /// # Errors
    /// The file cannot be read or names an unknown setting.
    pub fn load(
        file: Option<&Path>,
        environment: impl Fn(&str) -> Option<String>,
        flags: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let from_file = match file {
            Some(path) => read(path)?,
            None => BTreeMap::new(),
        };
        if let Some(key) = from_file.keys().find(|key| SETTINGS.iter().all(|s| s.key != key.as_str())) {
            return Err(ConfigError::Unknown(key.clone()));
        }
        let pick = |s: &'static Setting| {
            let variable = format!("KRING_{}", s.key.to_uppercase());
            if let Some(value) = flags(s.key) {
                (value, Origin::Flag)
            } else if let Some(value) = environment(&variable) {
                (value, Origin::Environment)
            } else if let Some(value) = from_file.get(s.key) {
                (value.clone(), Origin::File)
            } else {
                (s.default.to_owned(), Origin::Default)
            }
        };
        Ok(Self(SETTINGS.iter().map(|s| (s.key, pick(s))).collect()))
    }

    /// A value as text.
    pub fn text(&self, key: &'static str) -> &str {
        self.0.get(key).map_or("", |(value, _)| value)
    }

    /// A value that is text or nothing.
    pub fn optional(&self, key: &'static str) -> Option<&str> {
        Some(self.text(key)).filter(|value| !value.is_empty())
    }

    /// A value of a type that is written as text.
    ///
    /// # Errors
    /// It does not read.
    pub fn parse<T: std::str::FromStr>(&self, key: &'static str) -> Result<T, ConfigError> {
        let text = self.text(key);
        text.parse().map_err(|_| ConfigError::Value(key, format!("cannot use {text:?}")))
    }

    /// The same configuration with one value changed, as a flag would.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: &str) -> Self {
        self.0.insert(key, (value.to_owned(), Origin::Flag));
        self
    }

    /// The same configuration with another default: it counts where nobody said anything.
    #[must_use]
    pub fn or(mut self, key: &'static str, value: &str) -> Self {
        if self.0.get(key).is_none_or(|(_, origin)| *origin == Origin::Default) {
            self.0.insert(key, (value.to_owned(), Origin::Default));
        }
        self
    }

    /// The folder of the embedded store.
    pub fn data_dir(&self) -> PathBuf {
        PathBuf::from(self.text("data_dir"))
    }

    /// The file of the key that signs checkpoints.
    pub fn checkpoint_key(&self) -> PathBuf {
        self.optional("checkpoint_key")
            .map_or_else(|| self.data_dir().join("keys").join(CHECKPOINT_KEY), PathBuf::from)
    }

    /// The file of the keys of attachments.
    pub fn attachment_keys(&self) -> PathBuf {
        self.optional("attachment_keys")
            .map_or_else(|| self.data_dir().join("keys").join(ATTACHMENT_KEYS), PathBuf::from)
    }

    /// Where the store is.
    ///
    /// # Errors
    /// A number does not read.
    pub fn store(&self) -> Result<store::Config, ConfigError> {
        let readers = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 8);
        Ok(match self.optional("database_url") {
            Some(url) => store::Config::Postgres {
                url: url.to_owned(),
                connections: self.parse("database_connections")?,
            },
            None => store::Config::Sqlite { file: self.data_dir().join("kring.db"), readers },
        })
    }

    /// The address for links.
    pub fn base_url(&self) -> String {
        self.optional("base_url").map_or_else(
            || format!("http://{}", self.text("listen")),
            |url| url.trim_end_matches('/').to_owned(),
        )
    }

    /// Every setting with its value, origin and meaning, as `kring config` prints it: a TOML file
    /// with comments.
    pub fn print(&self) -> String {
        use std::fmt::Write;
        let mut out = String::new();
        for s in SETTINGS {
            let (value, origin) = self.0.get(s.key).cloned().unwrap_or((String::new(), Origin::Default));
            let shown = if s.secret && !value.is_empty() { "(not shown)".to_owned() } else { value };
            let variable = format!("KRING_{}", s.key.to_uppercase());
            let flag = format!("--{}", s.key.replace('_', "-"));
            let origin = match origin {
                Origin::Default => "default",
                Origin::File => "from the file",
                Origin::Environment => "from the environment",
                Origin::Flag => "from a flag",
            };
            // Writing to a String cannot fail.
            let _ = writeln!(out, "# {}\n# {variable}, {flag}; {origin}\n{} = {shown:?}\n", s.about, s.key);
        }
        out
    }
}

fn read(path: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let fail = |e: String| ConfigError::File(path.to_owned(), e);
    let text = std::fs::read_to_string(path).map_err(|e| fail(e.to_string()))?;
    let table: toml::Table = text.parse().map_err(|e: toml::de::Error| fail(e.message().to_owned()))?;
    Ok(table
        .into_iter()
        .map(|(key, value)| {
            let text = match value {
                toml::Value::String(text) => text,
                other => other.to_string(),
            };
            (key, text)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, environment: &str, flag: &str) -> Config {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kring.toml");
        std::fs::write(&path, if file.is_empty() { String::new() } else { format!("listen = {file:?}") })
            .unwrap();
        let some = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        Config::load(
            Some(&path),
            |name| some(environment).filter(|_| name == "KRING_LISTEN"),
            |key| some(flag).filter(|_| key == "listen"),
        )
        .unwrap()
    }

    #[test]
    fn flags_win_over_the_environment_over_the_file_over_the_default() {
        assert_eq!(load("", "", "").text("listen"), "127.0.0.1:8080");
        assert_eq!(load("a", "", "").text("listen"), "a");
        assert_eq!(load("a", "b", "").text("listen"), "b");
        assert_eq!(load("a", "b", "c").text("listen"), "c");
    }

    #[test]
    fn an_unknown_setting_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kring.toml");
        std::fs::write(&path, "listne = \"x\"").unwrap();
        let error = Config::load(Some(&path), |_| None, |_| None).unwrap_err();
        assert!(error.to_string().contains("listne"));
    }

    #[test]
    fn secrets_are_not_printed() {
        let config = load("", "", "").with("smtp_password", "hush");
        assert!(!config.print().contains("hush"));
        assert!(config.print().contains("smtp_password"));
    }
}
