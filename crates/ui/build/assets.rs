//! Embeds what the asset build has put into `dist/`, and lets the build fail with a plain word
//! when nobody has built them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Reads the manifest and writes a Rust file that holds every asset as a constant.
pub fn embed(dist: &Path, out: &Path) -> Result<(), Vec<String>> {
    let manifest = dist.join("manifest.tsv");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let text = fs::read_to_string(&manifest).map_err(|_| {
        vec!["the style sheet and script are not built: run `./dev assets` (or `npm ci && npm run build` in crates/ui/assets)".to_owned()]
    })?;
    let mut rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    rows.sort_by_key(|row| row.get(1).copied());
    let mut source = String::from("pub(super) const ASSETS: &[Asset] = &[\n");
    for row in &rows {
        let [name, file, mime] = row[..] else {
            return Err(vec![format!("{}: a line has other than three columns", manifest.display())]);
        };
        let _ = writeln!(
            source,
            "    Asset {{ name: {name:?}, file: {file:?}, mime: {mime:?}, etag: {:?}, plain: {}, brotli: {}, gzip: {} }},",
            format!("\"{file}\""),
            included(dist, file)
                .ok_or_else(|| vec![format!("{file} is missing in dist: run `./dev assets`")])?,
            optional(dist, &format!("{file}.br")),
            optional(dist, &format!("{file}.gz")),
        );
    }
    source.push_str("];\n");
    fs::write(out, source).map_err(|e| vec![format!("cannot write {}: {e}", out.display())])
}

fn included(dist: &Path, file: &str) -> Option<String> {
    let path = dist.join(file);
    println!("cargo::rerun-if-changed={}", path.display());
    path.is_file().then(|| format!("include_bytes!({:?})", path.display().to_string()))
}

fn optional(dist: &Path, file: &str) -> String {
    included(dist, file).map_or_else(|| "None".to_owned(), |code| format!("Some({code})"))
}
