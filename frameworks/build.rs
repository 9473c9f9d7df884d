//! Turns every folder here into a constant, so that new data needs no change of code: one that holds a `framework.json` is a pack,
//! and any other that holds JSON is a collection.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed={}", root.display());
    let mut packs: Vec<String> = Vec::new();
    let mut code = String::new();
    for entry in fs::read_dir(&root)? {
        let folder = entry?;
        let name = folder.file_name().to_string_lossy().into_owned();
        if folder.path().join("framework.json").is_file() {
            packs.push(name);
        } else if folder.path().is_dir() && !name.starts_with('.') {
            code += &collection(&folder.path(), &name)?;
        }
    }
    packs.sort();
    for id in &packs {
        writeln!(code, "{}", constant(&root, id)?)?;
    }
    let names: Vec<String> = packs.iter().map(|id| constant_name(id)).collect();
    writeln!(code, "/// Every pack, in the order of their ids.")?;
    writeln!(code, "pub const PACKS: &[Pack] = &[{}];", names.join(", "))?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("packs.rs"), code)?;
    Ok(())
}

/// The texts of a folder by the names of their files; nothing when it holds no JSON.
fn collection(folder: &Path, name: &str) -> Result<String, Box<dyn error::Error>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            texts.push(format!("({id:?}, include_str!(r#\"{}\"#))", path.display()));
        }
    }
    texts.sort();
    if texts.is_empty() {
        return Ok(String::new());
    }
    let (constant, list) = (constant_name(name), texts.join(", "));
    Ok(format!("/// The texts in `{name}`, by id.\npub const {constant}: &[(&str, &str)] = &[{list}];\n"))
}

fn constant_name(id: &str) -> String {
    id.to_uppercase().replace(['-', '.'], "_")
}

fn constant(root: &Path, id: &str) -> Result<String, Box<dyn error::Error>> {
    let folder = root.join(id);
    let mut wordings = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(language) = name.strip_prefix("wording.").and_then(|rest| rest.strip_suffix(".json")) {
            wordings.push(language.to_owned());
        }
    }
    wordings.sort();
    let text = |name: &str| format!("include_str!(r#\"{}\"#)", folder.join(name).display());
    let list: Vec<String> = wordings
        .iter()
        .map(|language| format!("({language:?}, {})", text(&format!("wording.{language}.json"))))
        .collect();
    Ok(format!(
        "/// The pack `{id}`.\npub const {}: Pack = Pack {{ id: {id:?}, framework: {}, wordings: &[{}] }};",
        constant_name(id),
        text("framework.json"),
        list.join(", ")
    ))
}
