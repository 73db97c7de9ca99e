//! LZMA as `lzma.rs` decodes it. For `build.rs` and `xtask`, which pack; the crate itself only unpacks.

use std::io::{Result, Write};

use lzma_rust2::{LzmaOptions, LzmaWriter};

/// Packs `bytes`, with what `lzma.rs` takes for given: how bits are modelled, and no head.
pub fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (2, 0, 0);
    options.nice_len = 273; // the longest match there is
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    writer.finish()
}
