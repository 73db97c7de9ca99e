//! Takes out of a module what only words a panic: which characters of a text were cut through, written as Rust writes them, takes
//! 5 kB of code. The panic itself stays: it is a defect, and the text that makes one does so natively, with its message.

use std::collections::BTreeSet;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, Instruction, Module};
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload, TypeRef};

use crate::Outcome;

/// Parts of the names, as the compiler writes them, of functions that do nothing but word a panic: what is cut through or out of
/// range, and how characters, ranges and numbers are shown to programmers. And of those through which JavaScript calls
/// closures, which the engine hands to nobody. A name that a later compiler writes otherwise only costs its bytes.
const SILENT: [&str; 6] = [
    "slice_error_fail_rt",
    "slice_index_fail",
    "escape_debug_ext",
    "3ops5rangeINtB4_5RangejENtNtB8_3fmt5Debug3fmt",
    "4core3fmt3numjNtB7_5Debug3fmt",
    "convert8closures1_6invoke",
];

/// The module, in which these stop at once. What only they called is left for wasm-bindgen to sweep up.
pub fn silent(module: &[u8]) -> Outcome<Vec<u8>> {
    let (mut imported, mut silent_ones) = (0, BTreeSet::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for subsection in names {
                        if let Name::Function(functions) = subsection? {
                            for function in functions {
                                let function = function?;
                                if SILENT.iter().any(|part| function.name.contains(part)) {
                                    silent_ones.insert(function.index);
                                }
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut silenced = Module::new();
    Silenced { next: imported, silent_ones }.parse_core_module(
        &mut silenced,
        Parser::new(0),
        module,
    )?;
    Ok(silenced.finish())
}

struct Silenced {
    /// The number of the function that comes next.
    next: u32,
    silent_ones: BTreeSet<u32>,
}

impl Reencode for Silenced {
    type Error = Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let number = self.next;
        self.next += 1;
        if !self.silent_ones.contains(&number) {
            return wasm_encoder::reencode::utils::parse_function_body(self, code, body);
        }
        let mut function = Function::new([]);
        function.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
        code.function(&function);
        Ok(())
    }
}
