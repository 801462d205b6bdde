//! Where a request comes from: the client's address, and what its browser calls itself.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use app::sign_in::Visit;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, header};

use crate::state::{Settings, Web};

/// Header in which a reverse proxy names the client it speaks for.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Where a try to sign in comes from.
pub(crate) struct Visitor(pub(crate) Visit);

impl FromRequestParts<Arc<Web>> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Self::Rejection> {
        let agent = parts.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let earlier = crate::session::cookie(&parts.headers, web).map(app::ports::secret_hash);
        let origin = client(&parts.headers, &parts.extensions, &web.settings).map(origin).unwrap_or_default();
        Ok(Self(Visit { origin, device: device(agent), earlier }))
    }
}

fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical())
}

/// The client's address. What a proxy says counts only where the settings say that there is one,
/// and of a list only the last, which that proxy added: anybody can write the others.
fn client(headers: &HeaderMap, extensions: &Extensions, settings: &Settings) -> Option<IpAddr> {
    let said = || {
        let line = headers.get_all(FORWARDED_FOR).iter().next_back()?.to_str().ok()?;
        line.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
    };
    let said = if settings.behind_proxy { said() } else { None };
    said.map(|ip| ip.to_canonical()).or_else(|| peer(extensions))
}

/// What failed tries are counted by: an IPv4 address, or the network of an IPv6 address, of which
/// one household has very many.
fn origin(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Whether a request was made on this very machine and is not one that a proxy passes on.
pub(crate) fn is_local(headers: &HeaderMap, extensions: &Extensions) -> bool {
    let passed_on = headers.contains_key(FORWARDED_FOR) || headers.contains_key(header::FORWARDED);
    !passed_on && peer(extensions).is_some_and(|ip| ip.is_loopback())
}

/// Browser and system by the names that people know, as far as they can be told. Proper names,
/// the same in every language.
fn device(agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    // Order matters: nearly every browser also calls itself by the names of others.
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Vivaldi", "Vivaldi"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        for (agent, expected) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 \
                 Safari/537.36 Edg/140.0.0.0",
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari · iPhone",
            ),
            ("curl/8.0", ""),
        ] {
            assert_eq!(device(agent), expected);
        }
    }

    #[test]
    fn a_proxy_is_believed_only_where_there_is_one_and_only_its_own_word() {
        let mut headers = HeaderMap::new();
        headers.append(FORWARDED_FOR, "203.0.113.9, 198.51.100.7".parse().unwrap());
        let mut extensions = Extensions::new();
        let peer: SocketAddr = "127.0.0.1:40000".parse().unwrap();
        extensions.insert(ConnectInfo(peer));
        let says = |behind_proxy| {
            let settings = Settings { behind_proxy, ..Settings::default() };
            client(&headers, &extensions, &settings).map(origin)
        };
        assert_eq!(says(false).as_deref(), Some("127.0.0.1"));
        assert_eq!(says(true).as_deref(), Some("198.51.100.7"));
        assert!(!is_local(&headers, &extensions));
        assert!(is_local(&HeaderMap::new(), &extensions));
        assert!(!is_local(&HeaderMap::new(), &Extensions::new()));
    }

    #[test]
    fn one_household_is_one_origin() {
        let of = |ip: &str| origin(ip.parse::<IpAddr>().unwrap().to_canonical());
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::1"));
        assert_eq!(of("::ffff:198.51.100.7"), "198.51.100.7");
    }
}
