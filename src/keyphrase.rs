//! What the text is about.

use crate::analysis::Keyphrase;
use crate::document::Document;

/// The keyphrases of a document, the best first.
pub(crate) fn extract(_document: &Document) -> Vec<Keyphrase> {
    Vec::new()
}
