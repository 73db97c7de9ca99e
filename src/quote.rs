//! Direct quotations and who said them.

use crate::analysis::{Entity, Quote};
use crate::document::Document;

/// The direct quotations of a document, in order.
pub(crate) fn extract(_document: &Document, _entities: &[Entity]) -> Vec<Quote> {
    Vec::new()
}
