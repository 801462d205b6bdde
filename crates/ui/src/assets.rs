//! The style sheet, the script, the font and the mark, embedded. Each name carries the hash of
//! its content, so a browser may keep it for ever.

mod embedded {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// Where assets are served.
pub const PREFIX: &str = "/assets/";

/// What assets may be kept as: their content never changes under the same name.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// The policy that every page is written for: nothing from elsewhere, nothing inline. `data:`
/// serves the small icons inside the style sheet.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
     frame-ancestors 'none'; base-uri 'none'";

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    /// The name that pages know, such as `kring.css`.
    pub name: &'static str,
    /// The name with the hash, as served under [`PREFIX`].
    pub file: &'static str,
    /// Media type.
    pub mime: &'static str,
    /// Entity tag, with its quotation marks.
    pub etag: &'static str,
    /// The content.
    pub plain: &'static [u8],
    /// The content packed with brotli, when that makes sense.
    pub brotli: Option<&'static [u8]>,
    /// The content packed with gzip, when that makes sense.
    pub gzip: Option<&'static [u8]>,
}

impl Asset {
    /// The bytes to send, and their `Content-Encoding` if any, for an `Accept-Encoding` header.
    pub fn encoded(&self, accept: &str) -> (&'static [u8], Option<&'static str>) {
        let accepts = |coding: &str| {
            accept.split(',').any(|part| {
                let mut words = part.split(';').map(str::trim);
                words.next() == Some(coding) && !words.any(|q| q == "q=0" || q == "q=0.0")
            })
        };
        match (self.brotli, self.gzip) {
            (Some(bytes), _) if accepts("br") => (bytes, Some("br")),
            (_, Some(bytes)) if accepts("gzip") => (bytes, Some("gzip")),
            _ => (self.plain, None),
        }
    }
}

/// The asset whose path under [`PREFIX`] that is, hash included.
pub fn get(file: &str) -> Option<&'static Asset> {
    let index = embedded::ASSETS.binary_search_by_key(&file, |asset| asset.file).ok()?;
    Some(&embedded::ASSETS[index])
}

/// The path of an asset by the name that pages know: `href("kring.css")` is
/// `/assets/kring-….css`. Empty for an unknown name, which a test forbids.
pub fn href(name: &str) -> String {
    embedded::ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or_else(String::new, |asset| format!("{PREFIX}{}", asset.file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_name_is_there() {
        for name in ["kring.css", "kring.js", "mark.svg"] {
            let file = href(name);
            let asset = get(file.strip_prefix(PREFIX).unwrap()).unwrap();
            assert!(!asset.plain.is_empty());
            assert!(asset.etag.starts_with('"') && asset.etag.ends_with('"'));
        }
        assert!(get("kring.css").is_none(), "only hashed names are served");
        assert!(get("../Cargo.toml").is_none());
    }

    #[test]
    fn all_together_stay_small() {
        let sum: usize = embedded::ASSETS.iter().map(|a| a.brotli.or(a.gzip).unwrap_or(a.plain).len()).sum();
        assert!(sum <= 150_000, "{sum} bytes");
    }

    #[test]
    fn the_style_sheet_asks_nobody_else() {
        for asset in embedded::ASSETS.iter().filter(|a| a.mime.starts_with("text/")) {
            let text = std::str::from_utf8(asset.plain).unwrap();
            for part in text.split("url(").skip(1) {
                let target = part.trim_start_matches(['"', '\'']);
                assert!(target.starts_with("data:") || target.starts_with("./"), "{}", &target[..40]);
            }
        }
    }

    #[test]
    fn the_best_coding_is_sent() {
        let css = get(href("kring.css").strip_prefix(PREFIX).unwrap()).unwrap();
        assert_eq!(css.encoded("gzip, deflate, br").1, Some("br"));
        assert_eq!(css.encoded("gzip").1, Some("gzip"));
        assert_eq!(css.encoded("br;q=0").1, None);
        assert_eq!(css.encoded("").1, None);
    }
}
