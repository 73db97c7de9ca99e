//! The phrases of `lang/*/boilerplate.txt`: parsed once, looked up by their first or last word.

use rustc_hash::FxHashMap;

use super::word::Word;
use super::Boilerplate;
use crate::data::file;

/// How the data files write a number.
const NUMBER: &str = "<n>";

/// All phrases that hold for one language.
pub(crate) struct Phrases {
    patterns: Vec<Pattern>,
    /// Patterns by the folded first word they want; under "" those that open with a name or a site.
    by_first: FxHashMap<String, Vec<usize>>,
    /// Patterns that open with a gap, by the folded last word they want.
    by_last: FxHashMap<String, Vec<usize>>,
    names: [Names; 7],
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
}

/// Names of one or more words, folded, by their first word.
#[derive(Default)]
struct Names(FxHashMap<String, Vec<Vec<String>>>);

/// What a phrase asks of a line: `head`, then anything if `gap`, then `tail`.
struct Pattern {
    kind: Boilerplate,
    head: Vec<Element>,
    gap: bool,
    tail: Vec<Element>,
}

enum Element {
    /// One of these words, folded.
    Word(Vec<String>),
    /// One of these words, in capitals.
    Shouted(Vec<String>),
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
        let mut phrases = Phrases {
            patterns: vec![],
            by_first: FxHashMap::default(),
            by_last: FxHashMap::default(),
            names: Default::default(),
        };
        for (kind, phrase) in
            files.iter().flat_map(|f| f.lines()).filter_map(|e| e.split_once('\t'))
        {
            match (list(kind), boilerplate(kind)) {
                (Some(list), _) => phrases.names[list as usize].add(phrase),
                (None, Some(kind)) => phrases.add(Pattern::parse(kind, phrase)),
                (None, None) => debug_assert!(false, "unknown kind {kind}"),
            }
        }
        phrases
    }

    fn add(&mut self, pattern: Pattern) {
        let index = self.patterns.len();
        let (map, key) = match pattern.head.first() {
            Some(first) => (&mut self.by_first, first),
            None => match pattern.tail.last() {
                Some(last) => (&mut self.by_last, last),
                None => return,
            },
        };
        for word in key.keys() {
            map.entry(word).or_default().push(index);
        }
        self.patterns.push(pattern);
    }

    /// The kind of a line that consists of `words`, if a phrase covers it as a whole.
    pub(super) fn kind(&self, words: &[Word]) -> Option<Boilerplate> {
        let unbracketed: Vec<Word> = within_marks(words)
            .iter()
            .copied()
            .filter(|w| !matches!(w.text, "(" | ")" | "[" | "]"))
            .collect();
        let (first, last) = (unbracketed.first()?, unbracketed.last()?);
        let key = if first.is_number() { NUMBER.to_owned() } else { fold(first.text) };
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
        self.names[list as usize].len_at(words)
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

impl Names {
    fn add(&mut self, name: &'static str) {
        let words: Vec<String> = name.split_whitespace().map(fold).collect();
        if let Some(first) = words.first() {
            self.0.entry(first.clone()).or_default().push(words);
        }
    }

    fn len_at(&self, words: &[Word]) -> usize {
        let Some(first) = words.first().filter(|w| w.is_word()) else { return 0 };
        let Some(names) = self.0.get(&fold(first.text)) else { return 0 };
        let fits = |name: &&Vec<String>| {
            name.len() <= words.len() && name.iter().zip(words).all(|(n, w)| *n == fold(w.text))
        };
        names.iter().filter(fits).map(Vec::len).max().unwrap_or(0)
    }
}

impl Pattern {
    fn parse(kind: Boilerplate, phrase: &'static str) -> Pattern {
        let (head, tail) = phrase.split_once('…').unwrap_or((phrase, ""));
        let elements = |part: &'static str| part.split_whitespace().map(Element::parse).collect();
        Pattern { kind, head: elements(head), gap: phrase.contains('…'), tail: elements(tail) }
    }

    fn covers(&self, words: &[Word]) -> bool {
        let Some(taken) = take(&self.head, words) else { return false };
        let rest = &words[taken..];
        if self.tail.is_empty() {
            return self.gap || rest.iter().all(|w| !w.is_word());
        }
        // Names and colons may vary in length, so the tail is tried from the few places where it can begin.
        let latest = rest.len().saturating_sub(self.tail.len());
        let earliest = latest.saturating_sub(4);
        (earliest..=latest).any(|at| take(&self.tail, &rest[at..]) == Some(rest.len() - at))
    }
}

/// How many of `words` the elements take, from the first; none where they do not fit.
fn take(elements: &[Element], words: &[Word]) -> Option<usize> {
    let mut at = 0;
    for element in elements {
        at += element.take(&words[at..])?;
    }
    Some(at)
}

impl Element {
    fn parse(text: &'static str) -> Element {
        match text {
            ":" => Element::Colon,
            NUMBER => Element::Number,
            "<name>" => Element::Name,
            "<site>" => Element::Site,
            "<cap>" => Element::Capital,
            word if super::word::is_shouted(word) => {
                Element::Shouted(word.split('|').map(str::to_owned).collect())
            }
            word => Element::Word(word.split('|').map(fold).collect()),
        }
    }

    /// What a phrase that opens or closes with it is looked up by.
    fn keys(&self) -> Vec<String> {
        match self {
            Element::Word(any) => any.clone(),
            Element::Shouted(any) => any.iter().map(|word| fold(word)).collect(),
            Element::Number => vec![NUMBER.to_owned()],
            Element::Name | Element::Site => vec![String::new()],
            Element::Colon | Element::Capital => vec![],
        }
    }

    /// How many of `words` it takes; none where it does not fit.
    fn take(&self, words: &[Word]) -> Option<usize> {
        let first = words.first()?;
        let taken = match self {
            Element::Word(any) if any.contains(&fold(first.text)) => {
                // "Dok." is "dok".
                1 + usize::from(words.get(1).is_some_and(|w| w.text == "."))
            }
            Element::Word(_) => 0,
            Element::Shouted(any) => usize::from(any.iter().any(|word| word == first.text)),
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

fn fold(word: &str) -> String {
    crate::token::lower(word)
}
