//! Figures about the running server, without personal data, for Prometheus.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

use crate::sign_in::{Outcome, Way};

/// What a sign-in is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignIn {
    way: &'static str,
    outcome: &'static str,
}

/// The registry, and the figures that use cases count. Whoever has another figure registers it
/// here.
pub struct Metrics {
    registry: Registry,
    sign_ins: Family<SignIn, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("kring");
        let sign_ins = Family::default();
        registry.register("sign_ins", "Tries to sign in, by way and outcome", sign_ins.clone());
        Self { registry, sign_ins }
    }
}

impl Metrics {
    /// Counts a try to sign in.
    pub fn sign_in(&self, way: Way, outcome: Outcome) {
        self.sign_ins.get_or_create(&SignIn { way: way.code(), outcome: outcome.code() }).inc();
    }

    /// All figures in the `OpenMetrics` text format; empty if memory runs out while writing.
    pub fn text(&self) -> String {
        let mut out = String::new();
        match prometheus_client::encoding::text::encode(&mut out, &self.registry) {
            Ok(()) => out,
            Err(_) => String::new(),
        }
    }
}
