//! Who acts in a key point: whose aim it is, and who says it.

use super::draft::Draft;
use super::kind::{is_aim, Told};
use super::subject::Subject;
use super::{Context, Speaker};
use crate::analysis::EntityKind;
use crate::span::{find, Span};
use crate::token::as_listed;

/// Sentences back in which an organisation is named that "the company" stands for.
const NAMED_WITHIN: usize = 2;
/// Sentences back in which somebody is named or speaks whom "he" stands for.
const MEANT_WITHIN: usize = 6;

/// Who acts, the one whose aim it is first, as indices into the entities. Nobody where the text does not tell by name.
pub(super) fn actors(context: &Context, draft: &Draft, told: &Told) -> Vec<usize> {
    let who = Who { context, draft };
    if !is_aim(told.kind) {
        return distinct([draft.speaker, who.first_named(usize::MAX)]);
    }
    let speaker = draft.speaker.or_else(|| who.told_beside()).map(|s| who.spoken_for(s));
    let own = match told.subject {
        Some(Subject::Entity(e)) => Some(e),
        Some(Subject::Name(e)) => e,
        Some(Subject::Actor(token)) if who.stands_in(token) => {
            speaker.or_else(|| who.stood_for(token))
        }
        Some(Subject::Actor(token)) => match who.titled(token, told.at).or(who.named_at(token)) {
            // "Police want to", "the victims want to": nobody whose name the text tells.
            None if !told.by_speaker => return vec![],
            named => named,
        },
        None if speaker.is_some() => None,
        // "komitmen Rawa Jaya": whose it is stands behind it.
        None => who.owner(told.end).or_else(|| who.first_named(told.at)),
    };
    distinct(if told.by_speaker { [speaker, own] } else { [own, speaker] })
}

fn distinct([first, second]: [Option<usize>; 2]) -> Vec<usize> {
    first.into_iter().chain(second.filter(|_| second != first)).collect()
}

struct Who<'a> {
    context: &'a Context<'a>,
    draft: &'a Draft,
}

impl Who<'_> {
    fn is(&self, entity: usize, kinds: &[EntityKind]) -> bool {
        kinds.contains(&self.context.found.entities[entity].kind)
    }

    /// The first person or organisation that the draft names before byte `end`.
    fn first_named(&self, end: usize) -> Option<usize> {
        let acts = [EntityKind::Person, EntityKind::Organisation];
        let before = |s: &Span| Span::new(s.start, s.end.min(end).max(s.start));
        self.draft.spans.iter().find_map(|span| self.first(before(span), &acts))
    }

    /// The first entity of these kinds that `span` names.
    fn first(&self, span: Span, kinds: &[EntityKind]) -> Option<usize> {
        let named = self.context.mentions.within(span).iter();
        named
            .filter(|m| !self.context.is_quoted(m.0.start))
            .map(|m| m.1)
            .find(|&e| self.is(e, kinds))
    }

    fn word(&self, token: usize) -> &str {
        let document = self.context.found.document;
        document.listed.get(token).map_or("", |word| word.as_ref())
    }

    /// Whether a word stands for somebody named before, or whoever speaks: "he", "we", "the company", "his government".
    fn stands_in(&self, token: usize) -> bool {
        let cues = self.context.found.document.language.cues();
        cues.stand_ins.contains(self.word(token))
            || token > 0 && cues.owners.contains(self.word(token - 1))
    }

    /// The person whose title a noun is, in a language in which a title goes before the name: "Gubernur Rawa Jaya Budi Hartono".
    fn titled(&self, token: usize, at: usize) -> Option<usize> {
        let document = self.context.found.document;
        let end = document.tokens[token].span.end;
        let named = || self.first(Span::new(end, at.max(end)), &[EntityKind::Person]);
        document.language.lexicon().head_first.then(named)?
    }

    /// Who a noun for somebody who acts is: "Norham Council members", "members of the Norham Council", "the mayor".
    fn named_at(&self, token: usize) -> Option<usize> {
        let document = self.context.found.document;
        let here = document.tokens[token].span;
        let linked = document.language.cues().links.contains(self.word(token + 1));
        let before = token.checked_sub(1).map_or(here, |t| document.tokens[t].span);
        let near =
            self.context.mentions.within(Span::new(before.start.saturating_sub(40), here.start));
        let joined = near.last().filter(|(m, _)| m.end >= before.end).map(|m| m.1);
        let owner = || self.owner(document.tokens.get(token + 1).filter(|_| linked)?.span.end);
        joined.or_else(owner).or_else(|| {
            let definite =
                document.language.speech().definite(&document.text[before.start..here.end]);
            definite.and_then(|post| self.context.mentions.person_with_role(post))
        })
    }

    /// The entity named right behind byte `end`, or behind an article.
    fn owner(&self, end: usize) -> Option<usize> {
        let near = self.context.mentions.within(Span::new(end, end + 8));
        near.first().filter(|m| !self.is(m.1, &[EntityKind::Other])).map(|m| m.1)
    }

    /// Whom a word stands for where nobody is said to speak: "he" for the person last named or heard, "the company"
    /// for the organisation named right before.
    fn stood_for(&self, token: usize) -> Option<usize> {
        let document = self.context.found.document;
        let pronoun = document.language.speech().is_pronoun(self.word(token));
        let here = self.draft.sentence;
        let mut person = None;
        for sentence in (here.saturating_sub(MEANT_WITHIN)..here).rev() {
            if document.sentences[sentence].boilerplate.is_some() {
                continue;
            }
            if !pronoun && here - sentence <= NAMED_WITHIN {
                let span = document.sentences[sentence].span;
                if let Some(named) = self.first(span, &[EntityKind::Organisation]) {
                    return Some(named);
                }
            }
            person = person.or_else(|| self.spoke(sentence)).or_else(|| self.person_in(sentence));
        }
        person
    }

    /// Who tells an aim where nobody is said to: whoever speaks right before, if words of it stand in marks, or right behind it, in
    /// the same paragraph.
    fn told_beside(&self) -> Option<usize> {
        const MARKS: &[char] = &['“', '"', '«', '„'];
        let document = self.context.found.document;
        let own = self.draft.sentence;
        let marked = self.draft.spans.iter().any(|s| s.of(document.text).contains(MARKS));
        let beside = if marked { own.checked_sub(1)? } else { own + 1 };
        let block = |sentence: usize| document.sentences.get(sentence).map(|s| s.block);
        (block(own) == block(beside)).then(|| self.spoke(beside))?
    }

    fn person_in(&self, sentence: usize) -> Option<usize> {
        self.first(self.context.found.document.sentences[sentence].span, &[EntityKind::Person])
    }

    /// The person who speaks last in a sentence.
    fn spoke(&self, sentence: usize) -> Option<usize> {
        let tokens = self.context.found.document.sentences[sentence].tokens.clone();
        let speakers = self.context.speakers_within(tokens).iter().rev();
        speakers.flatten().find_map(|speaker| match speaker {
            Speaker::Entity(e) if self.is(*e, &[EntityKind::Person]) => Some(*e),
            _ => None,
        })
    }

    /// Whose voice a speaker is: the organisation that a spokesman's role names, or else himself.
    fn spoken_for(&self, speaker: usize) -> usize {
        let found = self.context.found;
        let Some(role) = &found.entities[speaker].role else { return speaker };
        let voices = &found.document.language.cues().voices;
        let mut words = role.split(' ').map(as_listed);
        if !words.any(|word| voices.contains(word.as_ref())) {
            return speaker;
        }
        let named = |e: usize| e != speaker && find(role, &found.entities[e].name).is_some();
        (0..found.entities.len()).find(|&e| named(e)).unwrap_or(speaker)
    }
}
