//! What every handler reaches.

use std::sync::Arc;

use app::Kring;

/// Settings of the web floor.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Cookies only over HTTPS. Off for a demo on the loopback address alone.
    pub secure_cookies: bool,
    /// Folder to which a demo writes its mails; shows them on a page when set.
    pub mail_folder: Option<std::path::PathBuf>,
    /// Largest file that may be delivered, bytes.
    pub upload_limit: usize,
    /// Where a delivered list lies until it has been read; else where the system keeps such files.
    pub upload_folder: Option<std::path::PathBuf>,
    /// A reverse proxy stands in front and names its client in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Who may read the figures.
    pub metrics: MetricsFor,
}

/// Who may read the figures about the running server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MetricsFor {
    /// Whoever asks on this machine itself, not through a proxy.
    #[default]
    Loopback,
    /// Everybody who reaches the server: only where a network keeps others out.
    All,
    /// Nobody.
    Nobody,
}

/// The state of the router.
pub struct Web {
    /// The application.
    pub kring: Arc<Kring>,
    /// Settings.
    pub settings: Settings,
}
