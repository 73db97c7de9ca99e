//! The boundary to JavaScript, and the only file that names its values.
//! Options in, a plain object with UTF-16 offsets out, typed errors.

use js_sys::{Error as JsError, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Error, Options};

// The contract is `types.d.ts`, which the package ships beside the engine.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Analysis } from "./types.d.ts";"#;

/// Smaller than the standard library's allocator, and faster.
#[cfg(nutgraf_engine)]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Makes a panic, which is a defect of Nutgraf, readable in the console.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Reads a text. The options come one by one: `js/options.js` has checked their types. With `brief` all that key points need
/// is left out, and what they are made of is empty.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    text: &str,
    language: Option<String>,
    title: Option<String>,
    focus: Option<String>,
    explain: bool,
    brief: bool,
) -> Result<JsValue, JsValue> {
    let options = Options { language, title, focus, explain };
    let analysis = match brief {
        true => crate::rank(text, &options).map(|(.., analysis)| analysis),
        false => crate::analyze(text, &options),
    };
    let analysis = analysis.map_err(error)?.to_utf16(text);
    // "json compatible": objects, not Maps; null, not undefined.
    Ok(analysis.serialize(&Serializer::json_compatible())?)
}

/// An `Error` with the properties `option` and `allowed`, of which `js/errors.js` makes its class.
fn error(error: Error) -> JsValue {
    let js = JsError::new(&error.to_string());
    for (key, value) in [("option", error.option()), ("allowed", &error.allowed())] {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&js, &key.into(), &value.into());
    }
    js.into()
}
