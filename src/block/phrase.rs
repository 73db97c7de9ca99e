//! The phrases of `lang/*/boilerplate.txt`: found by their first or last word, and read where a line has it.

use std::borrow::Cow;

use super::word::Word;
use super::Boilerplate;
use crate::data::{entries, file};
use crate::index::Map;
use crate::token::as_listed;

/// How the data files write a number.
const NUMBER: &str = "<n>";

/// All phrases that hold for one language.
#[derive(Default)]
pub(crate) struct Phrases {
    patterns: Vec<Pattern>,
    /// Patterns by the first word they want, as the files write it; under "" those that open with a name or a site.
    by_first: Map<&'static str, Vec<usize>>,
    /// Patterns that open with a gap, by the last word they want.
    by_last: Map<&'static str, Vec<usize>>,
    names: [Names; 13],
}

/// A list of names or words that shape rules ask for.
#[derive(Clone, Copy)]
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
    /// Small words inside the names of people: "bin", "and".
    Joint,
    /// Small words inside the names of places and in credits: "of", "via".
    Small,
    /// Words in small letters that a credit may hold: "staff".
    Made,
    /// What credits in brackets open with: "Foto".
    Label,
    /// The last character of a dateline that is one word: "讯".
    Wire,
    /// What opens the part of a press release that tells no news: "About", "Media contact".
    Closing,
}

/// Names of one or more words in small letters, by their first word.
#[derive(Default)]
struct Names(Map<&'static str, Vec<&'static str>>);

/// What a phrase asks of a line: `head`, then anything if `gap`, then `tail`.
struct Pattern {
    kind: Boilerplate,
    head: &'static str,
    gap: bool,
    tail: &'static str,
}

#[derive(Clone, Copy)]
enum Element {
    /// One of these words, with "|" between them, whatever their case; those in capitals only in capitals.
    Word(&'static str),
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
        let entries = files.into_iter().flat_map(entries);
        for (kind, phrase) in entries.filter_map(|entry| entry.split_once('\t')) {
            match (list(kind), boilerplate(kind)) {
                (Some(list), _) => phrases.names[list as usize].add(phrase),
                (None, Some(kind)) => phrases.add(kind, phrase),
                (None, None) => debug_assert!(false, "unknown kind {kind}"),
            }
        }
        phrases
    }

    fn add(&mut self, kind: Boilerplate, phrase: &'static str) {
        let (head, tail) = phrase.split_once('…').unwrap_or((phrase, ""));
        let (map, key) = match elements(head).next() {
            Some(first) => (&mut self.by_first, Some(first)),
            None => (&mut self.by_last, elements(tail).last()),
        };
        for word in key.iter().flat_map(|key| key.keys().split('|')) {
            map.entry(word, Vec::new).push(self.patterns.len());
        }
        self.patterns.push(Pattern { kind, head, gap: head.len() < phrase.len(), tail });
    }

    /// The kind of a line that consists of `words`, if a phrase covers it as a whole.
    pub(super) fn kind(&self, words: &[Word]) -> Option<Boilerplate> {
        let bracket = |w: &Word| matches!(w.text, "(" | ")" | "[" | "]");
        let inner = within_marks(words);
        let bare = match inner.iter().any(bracket) {
            true => Cow::Owned(inner.iter().copied().filter(|w| !bracket(w)).collect()),
            false => Cow::Borrowed(inner),
        };
        let (first, last) = (bare.first()?, bare.last()?);
        let folded = as_listed(first.text);
        let key = if first.is_number() { NUMBER } else { &folded };
        let heads = [key, first.text, ""].into_iter().filter_map(|key| self.by_first.get(key));
        let tails = self.by_last.get(&as_listed(last.text));
        let mut found = heads.chain(tails).flatten().map(|&index| &self.patterns[index]);
        found.find(|pattern| pattern.covers(&bare, self)).map(|pattern| pattern.kind)
    }

    /// How many of `words`, from the first, are a name of `list`; 0 where they are none.
    pub(super) fn name_len(&self, list: List, words: &[Word]) -> usize {
        self.names[list as usize].len_at(words)
    }

    /// Whether `word` is one of `list`, in small letters as the list writes it.
    pub(super) fn lists(&self, list: List, word: &Word) -> bool {
        self.names[list as usize].0.get(word.text).is_some()
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
        "joint" => List::Joint,
        "small" => List::Small,
        "made" => List::Made,
        "label" => List::Label,
        "wire" => List::Wire,
        "closing" => List::Closing,
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

impl Names {
    fn add(&mut self, name: &'static str) {
        debug_assert_eq!(name, as_listed(name), "names are written in small letters");
        let first = name.split(' ').next().unwrap_or(name);
        self.0.entry(first, Vec::new).push(name);
    }

    fn len_at(&self, words: &[Word]) -> usize {
        let Some(first) = words.first().filter(|w| w.is_word()) else { return 0 };
        let Some(names) = self.0.get(&as_listed(first.text)) else { return 0 };
        let len = |name: &&str| {
            let mut len = 0;
            for part in name.split(' ') {
                if words.get(len).is_none_or(|word| as_listed(word.text) != part) {
                    return 0;
                }
                len += 1;
            }
            len
        };
        names.iter().map(len).max().unwrap_or(0)
    }
}

impl Pattern {
    fn covers(&self, words: &[Word], phrases: &Phrases) -> bool {
        let Some(taken) = take(self.head, words, phrases) else { return false };
        let rest = &words[taken..];
        if self.tail.is_empty() {
            return self.gap || rest.iter().all(|w| !w.is_word());
        }
        // Names and colons may vary in length, so the tail is tried from the few places where it can begin.
        let latest = rest.len().saturating_sub(elements(self.tail).count());
        let earliest = latest.saturating_sub(4);
        (earliest..=latest).any(|at| take(self.tail, &rest[at..], phrases) == Some(rest.len() - at))
    }
}

/// How many of `words` the elements of `part` take, from the first; none where they do not fit.
fn take(part: &'static str, words: &[Word], phrases: &Phrases) -> Option<usize> {
    elements(part).try_fold(0, |at, element| Some(at + element.take(&words[at..], phrases)?))
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
            word => Element::Word(word),
        }
    }

    /// What a phrase that opens or closes with it is looked up by, parted by "|".
    fn keys(self) -> &'static str {
        match self {
            Element::Word(any) => any,
            Element::Number => NUMBER,
            // A colon or a capital alone is too little to open a phrase with.
            _ => "",
        }
    }

    /// How many of `words` it takes; none where it does not fit.
    fn take(self, words: &[Word], phrases: &Phrases) -> Option<usize> {
        let first = words.first()?;
        let taken = match self {
            Element::Word(any) => {
                let folded = as_listed(first.text);
                if !any.split('|').any(|word| word == folded || word == first.text) {
                    return None;
                }
                // "Dok." is "dok".
                1 + usize::from(words.get(1).is_some_and(|w| w.text == "."))
            }
            Element::Colon => words.iter().take_while(|w| is_colon(w.text)).count(),
            Element::Number => usize::from(first.is_number()),
            Element::Name => name(words, phrases),
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
fn name(words: &[Word], phrases: &Phrases) -> usize {
    const LONGEST: usize = 14;
    let joins = |w: &Word| matches!(w.text, "," | "&" | ".") || phrases.lists(List::Joint, w);
    let is_part = |w: &&Word| (w.is_capital() && !w.is_number()) || joins(w);
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
