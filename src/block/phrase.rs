//! The phrases of `lang/*/boilerplate.txt`: found by their first or last word, and read where a line has it.

use std::borrow::Cow;

use super::word::{is_shouted, Word};
use super::Boilerplate;
use crate::data::file;
use crate::index::Map;
use crate::token::lower;

/// How the data files write a number.
const NUMBER: &str = "<n>";

/// All phrases that hold for one language.
#[derive(Default)]
pub(crate) struct Phrases {
    patterns: Vec<Pattern>,
    /// Patterns by the folded first word they want; under "" those that open with a name or a site.
    by_first: ByWord<usize>,
    /// Patterns that open with a gap, by the folded last word they want.
    by_last: ByWord<usize>,
    /// Names of one or more words, by their first word.
    names: ByWord<(List, &'static str)>,
}

type ByWord<T> = Map<Cow<'static, str>, Vec<T>>;

/// A list of names or words that shape rules ask for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// News agencies and media.
    Agency,
    /// Picture agencies: named on a line, they make it a credit.
    Photo,
    /// Towns that datelines name.
    Place,
    /// Words that lines of date and time are made of.
    Date,
    /// Words that open captions: "Papan tanda", "A sign".
    View,
    /// Words inside captions: "speaks during", "kiri".
    Scene,
    /// Verbs of saying: a sentence with one is no caption.
    Said,
}

/// What a phrase asks of a line: `head`, then anything if `gap`, then `tail`.
struct Pattern {
    kind: Boilerplate,
    head: &'static str,
    gap: bool,
    tail: &'static str,
}

#[derive(Clone, Copy)]
enum Element {
    /// One of these words, folded, parted by "|".
    Word(&'static str),
    /// One of these words, in capitals.
    Shouted(&'static str),
    /// ":" or a dash.
    Colon,
    /// A number.
    Number,
    /// Two capitalised words or more.
    Name,
    /// A site: "Kabar.com".
    Site,
    /// The next word opens with a capital, a digit or a quotation mark. Takes nothing.
    Capital,
}

impl Phrases {
    /// The phrases of `own`, the file of one language, with those that hold for all: pages mix languages, so the
    /// English and Indonesian ones are among them.
    pub fn new(own: &'static str) -> Phrases {
        let en = file("en", "boilerplate");
        let id = file("id", "boilerplate");
        let own = if own == en || own == id { "" } else { own };
        let files = [file("shared", "boilerplate"), en, id, own];
        let mut phrases = Phrases::default();
        for (kind, phrase) in
            files.iter().flat_map(|f| f.lines()).filter_map(|e| e.split_once('\t'))
        {
            match (list(kind), boilerplate(kind)) {
                (Some(list), _) => phrases.add_name(list, phrase),
                (None, Some(kind)) => phrases.add(kind, phrase),
                (None, None) => debug_assert!(false, "unknown kind {kind}"),
            }
        }
        phrases
    }

    fn add_name(&mut self, list: List, name: &'static str) {
        if let Some(first) = name.split(' ').next() {
            self.names.entry(fold(first), Vec::new).push((list, name));
        }
    }

    fn add(&mut self, kind: Boilerplate, phrase: &'static str) {
        let (head, tail) = phrase.split_once('…').unwrap_or((phrase, ""));
        let (map, key) = match elements(head).next() {
            Some(first) => (&mut self.by_first, Some(first)),
            None => (&mut self.by_last, elements(tail).last()),
        };
        for word in key.iter().flat_map(|key| key.keys().split('|')) {
            map.entry(fold(word), Vec::new).push(self.patterns.len());
        }
        self.patterns.push(Pattern { kind, head, gap: head.len() < phrase.len(), tail });
    }

    /// The kind of a line that consists of `words`, if a phrase covers it as a whole.
    pub(super) fn kind(&self, words: &[Word]) -> Option<Boilerplate> {
        let unbracketed: Vec<Word> = within_marks(words)
            .iter()
            .copied()
            .filter(|w| !matches!(w.text, "(" | ")" | "[" | "]"))
            .collect();
        let (first, last) = (unbracketed.first()?, unbracketed.last()?);
        let key = if first.is_number() { NUMBER.into() } else { fold(first.text) };
        let heads = self.by_first.get(&key).into_iter().chain(self.by_first.get(""));
        let tails = self.by_last.get(&fold(last.text));
        heads
            .chain(tails)
            .flatten()
            .map(|&index| &self.patterns[index])
            .find(|pattern| pattern.covers(&unbracketed))
            .map(|pattern| pattern.kind)
    }

    /// How many of `words`, from the first, are a name of `list`; 0 where they are none.
    pub(super) fn name_len(&self, list: List, words: &[Word]) -> usize {
        let Some(first) = words.first().filter(|w| w.is_word()) else { return 0 };
        let length = |name: &'static str| {
            let mut words = words.iter();
            let mut parts = name.split(' ');
            let same = |part: &str| words.next().is_some_and(|w| fold(w.text) == fold(part));
            parts.by_ref().all(same).then(|| name.split(' ').count())
        };
        let known = self.names.get(&fold(first.text)).into_iter().flatten();
        known.filter(|(l, _)| *l == list).filter_map(|(_, name)| length(name)).max().unwrap_or(0)
    }

    /// Whether a name of `list` stands anywhere in `words`.
    pub(super) fn names(&self, list: List, words: &[Word]) -> bool {
        (0..words.len()).any(|at| self.name_len(list, &words[at..]) > 0)
    }
}

fn list(kind: &str) -> Option<List> {
    Some(match kind {
        "agency" => List::Agency,
        "photo" => List::Photo,
        "place" => List::Place,
        "date" => List::Date,
        "view" => List::View,
        "scene" => List::Scene,
        "said" => List::Said,
        _ => return None,
    })
}

fn boilerplate(kind: &str) -> Option<Boilerplate> {
    Some(match kind {
        "caption" => Boilerplate::Caption,
        "credit" => Boilerplate::Credit,
        "byline" => Boilerplate::Byline,
        "related" => Boilerplate::Related,
        "advertisement" => Boilerplate::Advertisement,
        "share" => Boilerplate::Share,
        "copyright" => Boilerplate::Copyright,
        _ => return None,
    })
}

impl Pattern {
    fn covers(&self, words: &[Word]) -> bool {
        let Some(taken) = take(self.head, words) else { return false };
        let rest = &words[taken..];
        if self.tail.is_empty() {
            return self.gap || rest.iter().all(|w| !w.is_word());
        }
        // Names and colons may vary in length, so the tail is tried from the few places where it can begin.
        let latest = rest.len().saturating_sub(elements(self.tail).count());
        let earliest = latest.saturating_sub(4);
        (earliest..=latest).any(|at| take(self.tail, &rest[at..]) == Some(rest.len() - at))
    }
}

/// How many of `words` the elements of `part` take, from the first; none where they do not fit.
fn take(part: &'static str, words: &[Word]) -> Option<usize> {
    elements(part).try_fold(0, |at, element| Some(at + element.take(&words[at..])?))
}

fn elements(part: &'static str) -> impl Iterator<Item = Element> {
    part.split(' ').filter(|element| !element.is_empty()).map(Element::parse)
}

impl Element {
    fn parse(text: &'static str) -> Element {
        match text {
            ":" => Element::Colon,
            NUMBER => Element::Number,
            "<name>" => Element::Name,
            "<site>" => Element::Site,
            "<cap>" => Element::Capital,
            words if is_shouted(words) => Element::Shouted(words),
            words => Element::Word(words),
        }
    }

    /// What a phrase that opens or closes with it is looked up by, parted by "|".
    fn keys(self) -> &'static str {
        match self {
            Element::Word(any) | Element::Shouted(any) => any,
            Element::Number => NUMBER,
            Element::Name | Element::Site | Element::Colon | Element::Capital => "",
        }
    }

    /// How many of `words` it takes; none where it does not fit.
    fn take(self, words: &[Word]) -> Option<usize> {
        let first = words.first()?;
        let taken = match self {
            Element::Word(any) if holds(any, &fold(first.text)) => {
                // "Dok." is "dok".
                1 + usize::from(words.get(1).is_some_and(|w| w.text == "."))
            }
            Element::Word(_) => 0,
            Element::Shouted(any) => usize::from(holds(any, first.text)),
            Element::Colon => words.iter().take_while(|w| is_colon(w.text)).count(),
            Element::Number => usize::from(first.is_number()),
            Element::Name => name(words),
            Element::Site => usize::from(first.is_site()),
            Element::Capital => {
                let opens =
                    first.is_capital() || matches!(first.text, "\"" | "“" | "'" | "‘" | "«");
                return opens.then_some(0);
            }
        };
        (taken > 0).then_some(taken)
    }
}

fn is_colon(mark: &str) -> bool {
    matches!(mark, ":" | "-" | "–" | "—" | "|" | "：")
}

/// The length of a personal name, or of several, at the start of `words`: two capitalised words at least.
fn name(words: &[Word]) -> usize {
    const LONGEST: usize = 14;
    const JOINTS: [&str; 9] = [",", "&", ".", "and", "dan", "bin", "binti", "de", "van"];
    let is_part = |w: &&Word| (w.is_capital() && !w.is_number()) || JOINTS.contains(&w.text);
    let taken = words.iter().take(LONGEST).take_while(is_part).count();
    let capitals = words[..taken].iter().filter(|w| w.is_capital()).count();
    if capitals >= 2 {
        taken
    } else {
        0
    }
}

/// The words without brackets, quotation marks and the like at both ends.
fn within_marks<'a, 't>(words: &'a [Word<'t>]) -> &'a [Word<'t>] {
    let start = words.iter().position(Word::is_word).unwrap_or(words.len());
    let end =
        words.iter().rposition(|w| w.is_word() || is_colon(w.text)).map_or(start, |last| last + 1);
    &words[start..end.max(start)]
}

/// Whether `word` is one of those parted by "|".
fn holds(any: &str, word: &str) -> bool {
    any.split('|').any(|one| one == word)
}

/// A word in lower case.
fn fold(word: &str) -> Cow<'_, str> {
    match word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(lower(word)),
    }
}
