//! What the word lists say about a word: a title, a post, part of an organisation's name …

use crate::data::{entries, file};
use crate::index::Map;
use crate::language::Files;

/// What the lists say about a word or phrase: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u64);

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $($note:literal)?;)*) => {
        impl Marks { $($(#[$doc])* pub(crate) const $name: Marks = Marks(1 << $bit);)* }

        /// What the lists write behind a "|".
        const NOTES: &[(&str, Marks)] = &[$($(($note, Marks::$name),)?)*];
    };
}

marks! {
    /// "Dr.", "Bapak", "Kombes".
    TITLE = 0;
    /// Heads a post: "menteri", "chief executive".
    POST = 1;
    /// Part of a post's name: "keuangan", "deputy".
    POST_WORD = 2;
    /// Says what a person is, without being a post: "journalist", "aktris".
    OCCUPATION = 3;
    /// Part of an organisation's name: "bank", "kementerian".
    ORGANISATION = 4;
    /// Ends an organisation's name: "Ltd".
    ORGANISATION_LAST = 5;
    /// A place, or part of the name of one.
    PLACE = 6;
    /// Stands before places: "di", "in".
    PLACE_WORD = 7;
    /// Inside a name: "bin", "van".
    PARTICLE = 8;
    /// Letters after a name: "M.Si".
    LETTERS = 9;
    /// A common given name.
    GIVEN = 10;
    /// Capitalised, and no name: "Monday".
    CALENDAR = 11;
    /// A people, a religion: "Turkish".
    DEMONYM = 12;
    /// Capitalised, and no name: "Internet".
    NO_NAME = 13;
    /// An ordinary word that often opens a sentence.
    OPENER = 14;
    /// "mantan", "former".
    FORMER = 15 "former";
    /// "Plt", "acting".
    ACTING = 16 "acting";
    /// "calon", "would-be".
    CANDIDATE = 17 "candidate";
    /// "new".
    NEW = 18 "new";
    /// "incoming".
    INCOMING = 19 "incoming";
    /// "outgoing".
    OUTGOING = 20 "outgoing";
    /// "ousted".
    OUSTED = 21 "ousted";
    /// "current".
    HOLDS = 22 "holds";
    /// A post after which a lone name is that of the house: "CEO Katarasa".
    HOUSE = 23 "house";
    /// Between a name and the role that explains it: "the", "selaku".
    LINK = 24;
    /// Before a post that is meant and not its holder: "sebagai", "jabatan".
    AS = 25 "as";
    /// Begins the name of a place: "kota".
    BEGINS = 26 "begins";
    /// Says of which part of a house a post is: "bisnis", "division".
    FIELD = 27 "field";
    /// Leads to whose it is, or where from: "of", "dari".
    OF = 28 "of";
    /// By its shape a name, even where nothing else says so.
    SURE = 29 "sure";
    /// Leads to a person's name: "bernama", "named".
    CALLED = 30 "called";
    /// Part of the name of a thing, and of no person's: "konvensi", "award".
    THING = 31 "thing";
    /// Between two of a kind: "and", "dan".
    AND = 32 "and";
    /// Makes a verb of what could be a post: "to" in "chosen to head the fund".
    TO = 33 "to";
    /// What stands before it is a person: "who".
    WHO = 34 "who";
    /// "the", "its": stands before what is known.
    ARTICLE = 35 "article";
    /// Leads from a post to its house: "of", "for", "at".
    COMPLEMENT = 36 "complement";
    /// Begins a firm's name, of which it says nothing more: "PT".
    FIRM = 37 "firm";
    /// A possessive behind it is part of the name: "St Anne's Choir".
    SAINT = 38 "saint";
    /// A letter that stands for a name: "M" for Muhammad.
    INITIAL = 39 "initial";
    /// Behind a hyphen it ends no name: "based" in "London-based".
    SUFFIX = 40 "suffix";
    /// Begins the name of a post that a number goes on with: "Danrem 081".
    UNIT = 41 "unit";
    /// Begins a club's name: "AC Milan".
    CLUB = 42 "club";
    /// Before an ordinal number: "ke" in "presiden ke-7".
    ORDINAL = 43 "ordinal";
    /// A post that several people have: "directors".
    PLURAL = 44 "plural";
    /// Listed phrases begin with it.
    OPENS = 45;
}

impl Marks {
    /// Says how a post is held.
    pub(crate) const STATE: Marks = Marks(
        Self::FORMER.0
            | Self::ACTING.0
            | Self::CANDIDATE.0
            | Self::NEW.0
            | Self::INCOMING.0
            | Self::OUTGOING.0
            | Self::OUSTED.0
            | Self::HOLDS.0,
    );
    /// Heads what a person is called by.
    pub(crate) const HEAD: Marks = Marks(Self::POST.0 | Self::OCCUPATION.0);

    /// Whether it has any of `others`.
    pub(crate) fn any(self, others: Marks) -> bool {
        self.0 & others.0 != 0
    }

    /// Those that are among `others`.
    pub(crate) fn only(self, others: Marks) -> Marks {
        Marks(self.0 & others.0)
    }

    /// With `others` added.
    pub(crate) const fn with(self, others: Marks) -> Marks {
        Marks(self.0 | others.0)
    }

    fn of_note(note: &str) -> Marks {
        NOTES.iter().find(|(known, _)| *known == note).map_or(Marks::default(), |(_, marks)| *marks)
    }
}

/// A phrase of two words or more, without its first.
struct Entry {
    rest: Vec<&'static str>,
    marks: Marks,
}

/// The lists of one language, ready to be asked.
pub(crate) struct Lexicon {
    /// Whether the head of a post comes first ("Menteri Keuangan") or last ("finance minister").
    pub(crate) head_first: bool,
    words: Map<&'static str, Marks>,
    /// By first word, the longest first.
    phrases: Map<&'static str, Vec<Entry>>,
    /// Words with a "*": what comes before it, what after, and what they say.
    patterns: Vec<(&'static str, &'static str, Marks)>,
}

impl Lexicon {
    /// Reads the lists of one language and the shared ones.
    pub(crate) fn new(files: Files) -> Self {
        let mut lexicon = Lexicon {
            head_first: false,
            words: Map::default(),
            phrases: Map::default(),
            patterns: vec![],
        };
        let lists = [
            (files.titles(), Marks::TITLE),
            (file("shared", "titles"), Marks::TITLE),
            (files.posts(), Marks::POST),
            (files.post_words(), Marks::POST_WORD),
            (files.post_states(), Marks::default()),
            (files.occupations(), Marks::OCCUPATION),
            (files.organisations(), Marks::ORGANISATION),
            (file("shared", "organisation_last"), Marks::ORGANISATION_LAST),
            (files.places(), Marks::PLACE),
            (files.place_words(), Marks::PLACE_WORD),
            (files.calendar(), Marks::CALENDAR),
            (files.demonyms(), Marks::DEMONYM),
            (files.no_names(), Marks::NO_NAME),
            (files.openers(), Marks::OPENER),
            (file("shared", "name_particles"), Marks::PARTICLE),
            (file("shared", "name_letters"), Marks::LETTERS),
            (file("shared", "given_names"), Marks::GIVEN),
            (file("shared", "role_links"), Marks::LINK),
        ];
        for (file, marks) in lists {
            entries(file).for_each(|entry| lexicon.add(entry, marks));
        }
        for phrases in lexicon.phrases.values_mut() {
            crate::order::sort_by_key(phrases, |p| (usize::MAX - p.rest.len(), 0));
        }
        lexicon
    }

    fn add(&mut self, entry: &'static str, marks: Marks) {
        if entry == "@head first" {
            self.head_first = true;
            return;
        }
        let (name, note) = entry.split_once('|').unwrap_or((entry, ""));
        let more = Marks::of_note(note.trim());
        let marks = if more.any(Marks::THING) { more } else { marks.with(more) };
        let name = name.trim();
        if let Some((before, after)) = name.split_once('*') {
            return self.patterns.push((before, after, marks));
        }
        let mut parts = name.split(&[' ', '-'][..]);
        let Some(first) = parts.next() else { return };
        let rest: Vec<&str> = parts.collect();
        if rest.is_empty() {
            let known = self.words.entry(first, Marks::default);
            *known = known.with(marks);
            return;
        }
        let alone = self.words.entry(first, Marks::default);
        *alone = alone.with(Marks::OPENS);
        let phrases = self.phrases.entry(first, Vec::new);
        match phrases.iter_mut().find(|p| p.rest == rest) {
            Some(phrase) => phrase.marks = phrase.marks.with(marks),
            None => phrases.push(Entry { rest, marks }),
        }
    }

    /// What the lists say about one folded word.
    pub(crate) fn word(&self, folded: &str) -> Marks {
        let marks = self.words.get(folded).copied().unwrap_or_default();
        let last = folded.bytes().next_back();
        let fits = |before: &str, after: &str| {
            folded.len() > before.len() + after.len() + 1
                && (after.is_empty() || after.bytes().next_back() == last) // most end here
                && folded.starts_with(before)
                && folded.ends_with(after)
        };
        let fitting = self.patterns.iter().filter(|(before, after, _)| fits(before, after));
        fitting.fold(marks, |marks, (_, _, more)| marks.with(*more))
    }

    /// The longest listed phrase of two words or more that begins with `first` and goes on as `word(1)`, `word(2)` … say:
    /// its length in words, and its marks.
    pub(crate) fn phrase<'w>(
        &self,
        first: &str,
        mut word: impl FnMut(usize) -> Option<&'w str>,
    ) -> Option<(usize, Marks)> {
        let phrases = self.phrases.get(first)?;
        let found = phrases
            .iter()
            .find(|p| p.rest.iter().enumerate().all(|(k, part)| word(k + 1) == Some(part)))?;
        Some((found.rest.len() + 1, found.marks))
    }
}
