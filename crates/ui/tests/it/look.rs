//! Writes every sample to `target/look/`, with the assets beside it, to be looked at.

use std::fs;
use std::path::Path;

use ui::assets;

#[test]
#[ignore = "writes files for human eyes"]
fn look() {
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/look");
    fs::create_dir_all(out.join("assets")).unwrap();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")).unwrap().flatten() {
        fs::copy(file.path(), out.join("assets").join(file.file_name())).unwrap();
    }
    for page in ui::pages::all().unwrap() {
        let html = page.html.replace(assets::PREFIX, "assets/");
        fs::write(out.join(format!("{}.html", page.name)), html).unwrap();
    }
}
