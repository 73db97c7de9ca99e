//! The boundary to JavaScript, and the only file that names its values.
//! Options in, a plain object with UTF-16 offsets out, typed errors.

use js_sys::{Error as JsError, Reflect};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Error, Options};

// The contract is `types.d.ts`, which the package ships beside the engine.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Analysis, AnalyzeOptions } from "./types.d.ts";"#;

/// The options as JavaScript writes them; `js/options.js` has checked their types.
#[derive(Default, Deserialize)]
#[serde(default)]
struct GivenOptions {
    language: Option<String>,
    title: Option<String>,
    focus: Option<String>,
    explain: bool,
}

/// Makes a panic, which is a defect of Nutgraf, readable in the console.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Reads a text.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "AnalyzeOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let given: GivenOptions = serde_wasm_bindgen::from_value(options)?;
    let GivenOptions { language, title, focus, explain } = given;
    let options = Options { language, title, focus, explain };
    let analysis = crate::analyze(text, &options).map_err(error)?.to_utf16(text);
    // "json compatible": objects, not Maps; null, not undefined.
    Ok(analysis.serialize(&Serializer::json_compatible())?)
}

/// The codes of the languages there is data for.
#[wasm_bindgen]
pub fn languages() -> Vec<String> {
    crate::languages().into_iter().map(str::to_owned).collect()
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
