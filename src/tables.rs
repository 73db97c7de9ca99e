//! Unpacks the engine's constants when an instance of it starts. Only in the module that `xtask` makes, and the only
//! code that is not safe Rust.
//!
//! A sixth of the engine were tables: of the stemmers, of Unicode, messages. `xtask/src/tables.rs` takes them out of the
//! finished module, packs them into a piece of memory that nothing uses yet, and has this called before all else.
//! So nothing here may read a constant that is not in the code itself.
#![allow(unsafe_code)]

use crate::data::lzma;

/// Where the packed tables are put: the far end of the stack, which grows down to it from a megabyte above.
/// Numbers of four bytes: how many pieces of memory, of how many bytes, in how many packed bytes; of each piece where it
/// starts and how many bytes it has; then the packed bytes.
const PLACE: usize = 1024;

#[no_mangle]
extern "C" fn unpack_tables() {
    // SAFETY: xtask has put numbers there, and checked that they end below the stack that is in use.
    let number = |at: usize| unsafe { ((PLACE + 4 * at) as *const u32).read() as usize };
    let (pieces, size, packed) = (number(0), number(1), number(2));
    let start = PLACE + 4 * (3 + 2 * pieces);
    // SAFETY: as above.
    let packed = unsafe { std::slice::from_raw_parts(start as *const u8, packed) };
    let tables = lzma::decode(packed, size);
    let mut rest = tables.as_slice();
    for piece in 0..pieces {
        let (start, size) = (number(3 + 2 * piece), number(4 + 2 * piece));
        let Some((bytes, after)) = rest.split_at_checked(size) else { return };
        // SAFETY: the constants that xtask has taken out stood there, so nothing else does.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), start as *mut u8, size) };
        rest = after;
    }
}
