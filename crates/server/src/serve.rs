//! `kring serve`: listens until told to stop, then lets requests under way finish.

use std::fs::DirBuilder;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::chores::Chores;
use crate::config::Config;
use crate::failure::Failure;

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: &Config) -> Result<(), Failure> {
    let kring = crate::wiring::kring(config).await?;
    crate::attachment_keys::warn(&kring).await?;
    serve_with(config, kring, false).await
}

/// Serves an application that is put together already. A demonstration shows its mail to everybody.
pub async fn serve_with(config: &Config, kring: Arc<app::Kring>, demo: bool) -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind(config.text("listen"))
        .await
        .map_err(|e| Failure::new(format!("cannot listen on {}: {e}", config.text("listen"))))?;
    let address = listener.local_addr()?;
    let settings = settings(config, address, demo)?;
    let web = Arc::new(web::Web { kring: Arc::clone(&kring), settings });
    let checkpoints = config.optional("checkpoint_folder").map(Into::into);
    let chores = Chores::start(kring, crate::keys::signer(config)?, checkpoints);
    tracing::info!(%address, "listening");
    let router = web::router(web).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router)
        .with_graceful_shutdown(async {
            stop_signal().await;
            tracing::info!("stopping: requests under way are finished");
        })
        .await?;
    chores.finish().await;
    Ok(())
}

fn settings(config: &Config, address: SocketAddr, demo: bool) -> Result<web::Settings, Failure> {
    let secure_cookies: bool = config.parse("secure_cookies")?;
    let loopback = match address.ip() {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback(),
    };
    if !secure_cookies && !loopback {
        return Err(Failure::new("secure_cookies = false is allowed on a loopback address alone"));
    }
    let megabytes: usize = config.parse("upload_limit_mb")?;
    Ok(web::Settings {
        secure_cookies,
        mail_folder: config.optional("mail_folder").filter(|_| demo).map(Into::into),
        upload_limit: megabytes.saturating_mul(1024 * 1024),
        upload_folder: Some(upload_folder(config)?),
        behind_proxy: config.parse("behind_proxy")?,
        metrics: match config.text("metrics") {
            "loopback" => web::MetricsFor::Loopback,
            "all" => web::MetricsFor::All,
            "none" => web::MetricsFor::Nobody,
            other => return Err(Failure::new(format!("metrics: loopback, all or none, not {other:?}"))),
        },
    })
}

/// A folder for lists that are being read, for the server's user only. What a killed server left
/// there goes: its deliveries have ended.
fn upload_folder(config: &Config) -> Result<PathBuf, Failure> {
    let folder = config.data_dir().join("uploads");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    Ok(folder)
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters hold one-time links: a folder of a server in use is nobody's page.
    #[test]
    fn only_a_demonstration_shows_its_mail() {
        let config = Config::load(None, |_| None, |_| None).unwrap().with("mail_folder", "mails");
        let address = SocketAddr::from(([127, 0, 0, 1], 8080));
        assert!(settings(&config, address, false).unwrap().mail_folder.is_none());
        assert!(settings(&config, address, true).unwrap().mail_folder.is_some());
    }
}
