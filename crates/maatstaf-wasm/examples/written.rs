//! Writes what the engine on WebAssembly is given instead of making it: the schemas and the examples.
//!
//! `cargo run -p maatstaf-wasm --example written -- FOLDER` writes `schemas.json` and `examples.json` there.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use maatstaf_calls::{written_examples, written_schemas};

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = env::args_os().nth(1).ok_or("say in which folder to write")?.into();
    fs::write(folder.join("schemas.json"), serde_json::to_string(&written_schemas())? + "\n")?;
    fs::write(folder.join("examples.json"), serde_json::to_string(&written_examples())? + "\n")?;
    Ok(())
}
