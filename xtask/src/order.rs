//! Orders the functions of a module so that those that look alike stand together: gzip finds again only what is less than
//! 32 kB behind. wasm-bindgen leaves them in the order of their size.

use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{utils, Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

use crate::Outcome;

/// Bytes of code that the next function is compared with: a little more than gzip sees packs best (docs/size.md).
const WINDOW: usize = 34_000;
/// Pieces of so many bytes are compared.
const PIECE: usize = 7;
/// A piece that more functions have says nothing about any.
const COMMON: usize = 50;
/// Added to the size of each function, so that the smallest do not come first.
const SMALL: usize = 60;

/// The module with its functions in that order.
pub fn order(module: &[u8]) -> Outcome<Vec<u8>> {
    let (imported, bodies) = functions(module)?;
    let order = alike(&bodies.iter().map(FunctionBody::as_bytes).collect::<Vec<_>>());
    let mut places: Vec<u32> = (0..imported).collect();
    places.resize(imported as usize + order.len(), 0);
    for (place, &function) in (imported..).zip(&order) {
        places[imported as usize + function] = place;
    }
    let mut ordered = Module::new();
    Ordered { order, places }.parse_core_module(&mut ordered, Parser::new(0), module)?;
    Ok(ordered.finish())
}

/// How many functions are imported, and the bodies of all others.
fn functions(module: &[u8]) -> Outcome<(u32, Vec<FunctionBody<'_>>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// An order in which each body has much in common with those shortly before it: the largest first, then always the one of
/// whose pieces the window holds the greatest share.
fn alike(bodies: &[&[u8]]) -> Vec<usize> {
    let (pieces, owners) = pieces(bodies);
    let mut seen = vec![0u32; owners.len()];
    let mut shared = vec![0usize; bodies.len()];
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let (mut order, mut first, mut window) = (Vec::with_capacity(bodies.len()), 0, 0);
    while !left.is_empty() {
        let share = |f: usize| shared[f] as f64 / (bodies[f].len() + SMALL) as f64;
        let better = |&a: &usize, &b: &usize| {
            let (a, b) = (left[a], left[b]);
            share(a)
                .total_cmp(&share(b))
                .then(bodies[a].len().cmp(&bodies[b].len()))
                .then(b.cmp(&a))
        };
        let Some(next) = (0..left.len()).max_by(better).map(|at| left.swap_remove(at)) else {
            break;
        };
        order.push(next);
        window += bodies[next].len();
        for &piece in &pieces[next] {
            seen[piece] += 1;
            if seen[piece] == 1 {
                owners[piece].iter().for_each(|&f| shared[f] += 1);
            }
        }
        while window > WINDOW && first + 1 < order.len() {
            let gone = order[first];
            (first, window) = (first + 1, window - bodies[gone].len());
            for &piece in &pieces[gone] {
                seen[piece] -= 1;
                if seen[piece] == 0 {
                    owners[piece].iter().for_each(|&f| shared[f] -= 1);
                }
            }
        }
    }
    order
}

/// The numbers of the pieces that each body has in common with others, and whose each piece is.
fn pieces(bodies: &[&[u8]]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let mut owners: Vec<Vec<usize>> = Vec::new();
    for (body, bytes) in bodies.iter().enumerate() {
        for piece in bytes.windows(PIECE) {
            let next = owners.len();
            let number = *numbers.entry(piece).or_insert(next);
            if number == next {
                owners.push(Vec::new());
            }
            if owners[number].last() != Some(&body) {
                owners[number].push(body);
            }
        }
    }
    let mut pieces = vec![Vec::new(); bodies.len()];
    for (number, owners) in owners.iter_mut().enumerate() {
        if !(2..=COMMON).contains(&owners.len()) {
            owners.clear();
        }
        owners.iter().for_each(|&body| pieces[body].push(number));
    }
    (pieces, owners)
}

struct Ordered {
    /// Which function stands at each place, imported ones not counted.
    order: Vec<usize>,
    /// The new number of each function.
    places: Vec<u32>,
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.places[function as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &function in &self.order {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody>, _>>()?;
        for function in self.order.clone() {
            utils::parse_function_body(self, code, bodies[function].clone())?;
        }
        Ok(())
    }
}
