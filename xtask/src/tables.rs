//! Packs the constants of a finished module: tables of the stemmers and of Unicode, messages. They are a sixth of it, and
//! LZMA makes a fifth of them; gzip leaves a third. `src/tables.rs` unpacks them when an instance starts.
//!
//! What is packed already, the data files, stays as it is. The module is read and written section by section, as the
//! specification's chapter on the binary format has it.

#[path = "../../src/data/pack.rs"]
mod packer;

use std::ops::Range;

use crate::Outcome;

/// The function that unpacks, as `src/tables.rs` exports it. The module starts with it and exports it no more.
const UNPACK: &str = "unpack_tables";
/// Where it looks, and how much of the stack below its top has to be left.
const PLACE: usize = 1024;
const STACK: usize = 256 * 1024;

const EXPORTS: u8 = 7;
const START: u8 = 8;
const CODE: u8 = 10;
const DATA: u8 = 11;
const DATA_COUNT: u8 = 12;

type Section = (u8, Vec<u8>);
/// Where it is put, and what.
type Segment = (usize, Vec<u8>);

/// The module with its constants packed.
pub fn pack(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut sections = sections(module)?;
    let body = |id| sections.iter().find(|s| s.0 == id).map(|s| s.1.as_slice());
    let (exports, unpack) = without_export(body(EXPORTS).ok_or("no exports")?)?;
    let segments = packed_segments(segments(body(DATA).ok_or("no data")?)?)?;
    if body(START).is_some() {
        return Err("the module has a start function already".into());
    }
    for (id, body) in &mut sections {
        match *id {
            EXPORTS => *body = exports.clone(),
            DATA => *body = data(&segments),
            DATA_COUNT => *body = number(segments.len()),
            _ => {}
        }
    }
    // The order of sections is given: after the exports come the start, the elements, the count of data, the code.
    let after_exports = sections.iter().position(|s| s.0 == EXPORTS).map_or(0, |at| at + 1);
    sections.insert(after_exports, (START, number(unpack)));
    let mut packed = module[..8].to_vec();
    for (id, body) in sections {
        packed.push(id);
        packed.extend(number(body.len()));
        packed.extend(body);
    }
    Ok(packed)
}

fn sections(module: &[u8]) -> Outcome<Vec<Section>> {
    let mut reader = Reader { bytes: module, at: 8 };
    let mut sections = Vec::new();
    while reader.at < module.len() {
        let id = reader.byte()?;
        let size = reader.number()?;
        sections.push((id, reader.take(size)?.to_vec()));
    }
    match sections.iter().any(|s| s.0 == CODE) {
        true => Ok(sections),
        false => Err("no module of code".into()),
    }
}

/// The exports without [`UNPACK`], and the number of that function.
fn without_export(exports: &[u8]) -> Outcome<(Vec<u8>, usize)> {
    let mut reader = Reader { bytes: exports, at: 0 };
    let count = reader.number()?;
    let (mut kept, mut unpack) = (Vec::new(), None);
    for _ in 0..count {
        let start = reader.at;
        let length = reader.number()?;
        let name = reader.take(length)?;
        let _kind = reader.byte()?;
        let function = reader.number()?;
        match name == UNPACK.as_bytes() {
            true => unpack = Some(function),
            false => kept.extend_from_slice(&exports[start..reader.at]),
        }
    }
    let unpack = unpack.ok_or_else(|| format!("the module does not export {UNPACK}"))?;
    Ok(([number(count - 1), kept].concat(), unpack))
}

fn segments(data: &[u8]) -> Outcome<Vec<Segment>> {
    const I32_CONST: u8 = 0x41;
    const END: u8 = 0x0B;
    let mut reader = Reader { bytes: data, at: 0 };
    let count = reader.number()?;
    let mut segments = Vec::new();
    for _ in 0..count {
        if (reader.number()?, reader.byte()?) != (0, I32_CONST) {
            return Err("data that is not put at a constant place".into());
        }
        let place = reader.number()?;
        if reader.byte()? != END {
            return Err("data at a place that is computed".into());
        }
        let size = reader.number()?;
        segments.push((place, reader.take(size)?.to_vec()));
    }
    Ok(segments)
}

fn data(segments: &[Segment]) -> Vec<u8> {
    let mut data = number(segments.len());
    for (place, bytes) in segments {
        data.extend([0, 0x41]);
        data.extend(signed(*place));
        data.push(0x0B);
        data.extend(number(bytes.len()));
        data.extend(bytes);
    }
    data
}

/// The largest segment, which holds the constants, becomes one for its packed tables and one for each packed data file.
/// What may be written to, the others, the allocator needs at once.
fn packed_segments(mut segments: Vec<Segment>) -> Outcome<Vec<Segment>> {
    let largest = (0..segments.len()).max_by_key(|&at| segments[at].1.len()).ok_or("no data")?;
    let (place, constants) = segments.swap_remove(largest);
    let files = packed_files(&constants);
    let ends = files.iter().map(|file| file.end);
    let starts = files.iter().map(|file| file.start).chain([constants.len()]);
    let pieces: Vec<Range<usize>> =
        [0].into_iter().chain(ends).zip(starts).map(|(a, b)| a..b).collect();
    let tables =
        pieces.iter().flat_map(|piece| &constants[piece.clone()]).copied().collect::<Vec<u8>>();
    let packed = packer::lzma(&tables)?;
    let sizes = [pieces.len(), tables.len(), packed.len()];
    let places = pieces.iter().flat_map(|piece| [place + piece.start, piece.len()]);
    let mut head = Vec::new();
    for number in sizes.into_iter().chain(places) {
        head.extend(u32::try_from(number)?.to_le_bytes());
    }
    let packed = [head, packed].concat();
    if PLACE + packed.len() + STACK > place {
        return Err("the packed tables do not fit below the stack".into());
    }
    segments.push((PLACE, packed));
    segments.extend(files.into_iter().map(|file| (place + file.start, constants[file].to_vec())));
    segments.sort();
    Ok(segments)
}

/// Where `build.rs`'s packed files stand: "LZMA", two sizes, and as many bytes as the second says.
fn packed_files(constants: &[u8]) -> Vec<Range<usize>> {
    const HEAD: usize = 12;
    let mut files = Vec::new();
    let mut at = 0;
    while at + HEAD <= constants.len() {
        let size = |from: usize| {
            u32::from_le_bytes(std::array::from_fn(|i| constants[at + from + i])) as usize
        };
        let end = at + HEAD + size(8);
        if constants[at..].starts_with(b"LZMA") && end <= constants.len() {
            files.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    files
}

/// A number in LEB128.
fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A number that is not negative, in signed LEB128: the highest bit written is 0.
fn signed(value: usize) -> Vec<u8> {
    let mut bytes = number(value);
    if let Some(last) = bytes.last_mut().filter(|last| **last & 0x40 != 0) {
        *last |= 0x80;
        bytes.push(0);
    }
    bytes
}

struct Reader<'m> {
    bytes: &'m [u8],
    at: usize,
}

impl<'m> Reader<'m> {
    fn take(&mut self, size: usize) -> Outcome<&'m [u8]> {
        let taken = self.bytes.get(self.at..self.at + size).ok_or("the module ends too early")?;
        self.at += size;
        Ok(taken)
    }

    fn byte(&mut self) -> Outcome<u8> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Outcome<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return Ok(number);
            }
        }
    }
}
