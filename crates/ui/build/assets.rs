//! Embeds what the asset build has put into `dist/`, and lets the build fail with a plain word
//! when nobody has built them, or not since their sources were changed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses what was built of other sources than those that lie there now: its pages would be broken
/// without a word.
pub fn fresh(sources: &Path, dist: &Path) -> Result<(), Vec<String>> {
    println!("cargo::rerun-if-changed={}", sources.join("src").display());
    let stamp = dist.join("sources");
    println!("cargo::rerun-if-changed={}", stamp.display());
    // Where nothing was built at all, the manifest says so.
    if !dist.join("manifest.tsv").is_file() {
        return Ok(());
    }
    let Ok(built) = fs::read_to_string(&stamp) else {
        println!(
            "cargo::warning=nobody knows of which sources the style sheet and script were built: run `./dev assets`"
        );
        return Ok(());
    };
    let mark = mark(sources).map_err(|e| vec![format!("cannot read {}: {e}", sources.display())])?;
    if built == mark {
        return Ok(());
    }
    Err(vec!["the style sheet and script were built of other sources than crates/ui/assets holds now: run `./dev assets`".to_owned()])
}

/// FNV-1a over the name and the bytes of each source, as in `assets/build.mjs`.
fn mark(sources: &Path) -> std::io::Result<String> {
    let folder: std::io::Result<Vec<PathBuf>> =
        fs::read_dir(sources.join("src"))?.map(|entry| Ok(entry?.path())).collect();
    let mut names: Vec<String> = folder?
        .iter()
        .filter_map(|path| path.file_name().map(|name| format!("src/{}", name.to_string_lossy())))
        .collect();
    names.sort();
    let mut mark: u64 = 0xcbf2_9ce4_8422_2325;
    for name in ["build.mjs", "package-lock.json"].into_iter().chain(names.iter().map(String::as_str)) {
        println!("cargo::rerun-if-changed={}", sources.join(name).display());
        let bytes = fs::read(sources.join(name))?;
        for byte in name.bytes().chain(std::iter::once(0)).chain(bytes) {
            mark = (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(format!("{mark:016x}"))
}

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
    // A file that is not there would count as changed at every build; when it comes, the manifest changes too.
    path.is_file().then(|| {
        println!("cargo::rerun-if-changed={}", path.display());
        format!("include_bytes!({:?})", path.display().to_string())
    })
}

fn optional(dist: &Path, file: &str) -> String {
    included(dist, file).map_or_else(|| "None".to_owned(), |code| format!("Some({code})"))
}
