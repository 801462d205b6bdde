//! Outgoing mail: a mail server, a folder for the demo, or nothing yet.

mod smtp;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

use app::ports::{Clock, Letter, MailError, Mailer};

use crate::config::Config;
use crate::failure::Failure;

/// The mailer that the configuration asks for: the folder before the mail server, so that a
/// demonstration sends nothing.
pub fn mailer(config: &Config, clock: Arc<dyn Clock>) -> Result<Arc<dyn Mailer>, Failure> {
    if let Some(folder) = config.optional("mail_folder") {
        std::fs::create_dir_all(folder)?;
        return Ok(Arc::new(Folder(PathBuf::from(folder))));
    }
    if config.optional("smtp_host").is_some() {
        return Ok(Arc::new(smtp::Smtp::new(config, clock)?));
    }
    Ok(Arc::new(Unset))
}

/// Writes letters to a folder.
struct Folder(PathBuf);

#[async_trait::async_trait]
impl Mailer for Folder {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let text = format!("To: {}\nSubject: {}\n\n{}\n", letter.to, letter.subject, letter.body);
        // Ids sort by time, and are the same at every try.
        let path = self.0.join(format!("{}.eml", letter.id));
        tokio::fs::write(path, text).await.map_err(|e| MailError::Passing(e.to_string()))
    }
}

/// No mail server is configured: letters wait in the queue.
struct Unset;

#[async_trait::async_trait]
impl Mailer for Unset {
    async fn send(&self, _: &Letter) -> Result<(), MailError> {
        Err(MailError::Passing("no mail server is configured".to_owned()))
    }
}
