//! Writes every sample to `target/look/`, with the assets beside it, to be looked at.

use std::path::Path;
use std::{fs, io};

use ui::assets;

fn main() -> io::Result<()> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = own.join("../../target/look");
    fs::create_dir_all(out.join("assets"))?;
    for file in fs::read_dir(own.join("dist"))? {
        let file = file?;
        fs::copy(file.path(), out.join("assets").join(file.file_name()))?;
    }
    for page in ui::pages::all().map_err(io::Error::other)? {
        let html = page.html.replace(assets::PREFIX, "assets/");
        fs::write(out.join(format!("{}.html", page.name)), html)?;
    }
    Ok(())
}
