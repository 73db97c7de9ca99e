//! What a caller may ask for.

/// How to read a text. The default detects the language and reads without title or focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// BCP 47 code of the text's language; none: it is detected.
    pub language: Option<String>,
    /// The article's title; sentences that share its words count for more.
    pub title: Option<String>,
    /// Words or a question the summary should be about.
    pub focus: Option<String>,
    /// Fill [`Sentence::because`](crate::Sentence::because).
    pub explain: bool,
}
