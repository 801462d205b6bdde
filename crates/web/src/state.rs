//! What every handler reaches.

use std::sync::Arc;

use app::Kring;

/// Settings of the web floor.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Cookies only over HTTPS. Off for a demo on the loopback address alone.
    pub secure_cookies: bool,
    /// Folder to which a demo writes its mails; shows them on a page when set.
    pub mail_folder: Option<std::path::PathBuf>,
    /// Largest file that may be delivered, bytes.
    pub upload_limit: usize,
}

/// The state of the router.
pub struct Web {
    /// The application.
    pub kring: Arc<Kring>,
    /// Settings.
    pub settings: Settings,
}
