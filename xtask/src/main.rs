//! `cargo xtask build`: makes the npm package's `dist/` from the crate and `js/`.
//!
//! The crate is compiled to WebAssembly, wasm-bindgen (as a library, pinned by Cargo.lock) writes the glue,
//! what costs bytes and serves nobody is taken out (`places.rs`), its functions are put in order (`order.rs`), its constants
//! packed (`tables.rs`), and the hand-written modules and types put beside it. What has not changed is not made again.

mod order;
mod places;
mod silence;
mod tables;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::SystemTime;

use wasm_bindgen_cli_support::Bindgen;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// What LLVM may inline. Half, and for what is marked `#[inline]` somewhat more, of what opt-level "s" does: the engine keeps
/// within its bytes. And nothing that needs room on the stack: LLVM would make eight functions of all stages, and V8 takes a second
/// of another core to compile those anew, while the first text is read (docs/size.md). Told to the last crate alone, which
/// all others are linked into.
const INLINING: [&str; 3] = [
    "-Cllvm-args=-inline-threshold=20",
    "-Cllvm-args=-inlinehint-threshold=95",
    "-Cllvm-args=-inline-max-stacksize=16",
];

const TARGET: &str = "wasm32-unknown-unknown";

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let outcome = match task.as_deref() {
        Some("build") => build(),
        _ => Err("usage: cargo xtask build".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Outcome {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask has no parent folder")?;
    let dist = root.join("dist");
    fs::create_dir_all(&dist)?;
    let compiled = compile(root)?;
    bind(&compiled, &dist)?;
    copy_modules(&root.join("js"), &dist)?;
    copy(&root.join("src/types.d.ts"), &dist.join("types.d.ts"))
}

/// Compiles the crate; cargo decides what is to be done. Returns where the module is.
fn compile(root: &Path) -> Outcome<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root)
        .args(["rustc", "--release", "--lib", "--crate-type", "cdylib", "--target", TARGET])
        .args(["--target-dir".as_ref(), target_dir(root).as_os_str()])
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(root).join("\x1f"))
        .arg("--")
        .args(INLINING)
        .args(["--cfg", "nutgraf_engine"]) // brings `src/tables.rs` in
        .status()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    if !status.success() {
        return Err(format!(
            "compiling for {TARGET} failed (see above). If the target is missing: rustup target add {TARGET}"
        )
        .into());
    }
    Ok(target_dir(root).join(TARGET).join("release/nutgraf.wasm"))
}

fn target_dir(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir))
}

/// Keeps the folders of this machine out of the module's panic messages.
fn remapped_paths(root: &Path) -> Vec<String> {
    let home = |name: &str, folder: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(folder)))
    };
    let folders = [
        (Some(root.to_owned()), "nutgraf"),
        (home("CARGO_HOME", ".cargo"), "cargo"),
        (home("RUSTUP_HOME", ".rustup"), "rustup"),
    ];
    let remap = |(folder, name): (Option<PathBuf>, &str)| {
        folder.map(|f| format!("--remap-path-prefix={}={name}", f.display()))
    };
    folders.into_iter().filter_map(remap).collect()
}

/// Writes `engine.wasm` and its glue `engine.js` with `engine.d.ts`, unless those are newer than `compiled`.
fn bind(compiled: &Path, dist: &Path) -> Outcome {
    let [wasm, js, types] = ["engine.wasm", "engine.js", "engine.d.ts"].map(|name| dist.join(name));
    let newest_input = changed(compiled)?.max(changed(&std::env::current_exe()?)?);
    let fresh = |made: &PathBuf| changed(made).is_ok_and(|time| time > newest_input);
    if [&wasm, &js, &types].into_iter().all(fresh) {
        return Ok(());
    }
    // The glue holds no path of its own: `js/` says where the module is, in one place a platform.
    let mut output = Bindgen::new()
        .input_bytes("engine", silence::silent(&fs::read(compiled)?)?)
        .out_name("engine")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let module = places::without_places(&output.wasm_mut().emit_wasm())?;
    fs::write(wasm, tables::pack(&order::order(&module)?)?)?;
    fs::write(js, output.js())?;
    fs::write(types, output.ts().ok_or("wasm-bindgen wrote no types")?)?;
    Ok(())
}

fn changed(path: &Path) -> Outcome<SystemTime> {
    Ok(fs::metadata(path)
        .and_then(|m| m.modified())
        .map_err(|e| format!("{}: {e}", path.display()))?)
}

/// Copies the modules and types of `js/`, and takes away what an earlier build copied and is no more.
fn copy_modules(from: &Path, dist: &Path) -> Outcome {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if let Some(name) =
            path.file_name().filter(|_| path.extension().is_some_and(|e| e == "js" || e == "ts"))
        {
            copy(&path, &dist.join(name))?;
        }
    }
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let made = ["engine.wasm", "engine.js", "engine.d.ts", "engine-inline.js", "types.d.ts"];
        let known = path
            .file_name()
            .is_some_and(|name| from.join(name).exists() || made.iter().any(|made| name == *made));
        if !known && path.is_file() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Copies a file unless the copy holds the same already.
fn copy(from: &Path, to: &Path) -> Outcome {
    let content = fs::read(from).map_err(|error| format!("{}: {error}", from.display()))?;
    if fs::read(to).is_ok_and(|old| old == content) {
        return Ok(());
    }
    Ok(fs::write(to, content)?)
}
