//! Takes the places in source files out of a module's panics: a file, a line and a column for each of thousands, 5 kB after
//! gzip. A panic is a defect, and the text that makes one natively, with its place, as the analysis is the same.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::ops::Range;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, DataSection, Instruction, Module};
use wasmparser::{Data, DataKind, FunctionBody, Operator, Parser, Payload};

use crate::Outcome;

/// Bytes of a place: where the file's name stands and how long it is, line, column.
const SIZE: usize = 16;
/// Those of line and column.
const LINE: Range<usize> = 8..SIZE;

/// The module with one place for all panics, and that without a line.
pub fn without_places(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut places = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::DataSection(segments) = payload? {
            for segment in segments {
                let segment = segment?;
                let start = address(&segment).ok_or("data that is not put at a constant place")?;
                places.extend(found(segment.data, start).map(|at| start + at));
            }
        }
    }
    let mut stripped = Module::new();
    Stripped { places }.parse_core_module(&mut stripped, Parser::new(0), module)?;
    Ok(stripped.finish())
}

/// Where a segment is put.
fn address(segment: &Data) -> Option<usize> {
    let DataKind::Active { offset_expr, .. } = &segment.kind else { return None };
    match offset_expr.get_operators_reader().read().ok()? {
        Operator::I32Const { value } => usize::try_from(value).ok(),
        _ => None,
    }
}

/// Where places stand in `data`, which is put at `start`: four numbers, the first two of which lead to a name in `data` that ends
/// in ".rs".
fn found(data: &[u8], start: usize) -> impl Iterator<Item = usize> + '_ {
    let number = |at: usize| u32::from_le_bytes(std::array::from_fn(|i| data[at + i])) as usize;
    let is_place = move |&at: &usize| {
        let (name, length) = (number(at).wrapping_sub(start), number(at + 4));
        let name = name.checked_add(length).and_then(|end| data.get(name..end));
        name.is_some_and(|name| name.ends_with(b".rs"))
    };
    (0..data.len().saturating_sub(SIZE - 1)).step_by(4).filter(is_place)
}

struct Stripped {
    places: BTreeSet<usize>,
}

impl Stripped {
    /// Whether these instructions are the end of a call that panics: its last argument is the place, and nothing comes after.
    fn panics(&self, end: &[Instruction]) -> bool {
        match end {
            [Instruction::I32Const(place), Instruction::Call(_), Instruction::Unreachable] => {
                usize::try_from(*place).is_ok_and(|place| self.places.contains(&place))
            }
            _ => false,
        }
    }
}

impl Reencode for Stripped {
    type Error = Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut reader = body.get_operators_reader()?;
        let mut instructions = Vec::new();
        while !reader.eof() {
            instructions.push(self.parse_instruction(&mut reader)?);
        }
        let one = self.places.first().map_or(0, |&place| place as i32);
        for at in 0..instructions.len() {
            let end = &instructions[at..instructions.len().min(at + 3)];
            match self.panics(end) {
                true => function.instruction(&Instruction::I32Const(one)),
                false => function.instruction(&instructions[at]),
            };
        }
        code.function(&function);
        Ok(())
    }

    fn parse_data(&mut self, section: &mut DataSection, segment: Data<'_>) -> Result<(), Error> {
        let start = address(&segment).unwrap_or_default();
        let mut data = segment.data.to_vec();
        for place in found(segment.data, start) {
            data[place..][LINE].fill(0);
        }
        section.active(0, &wasm_encoder::ConstExpr::i32_const(start as i32), data);
        Ok(())
    }
}
