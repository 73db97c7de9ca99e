//! Where the text names whom, for those who look for a speaker or an actor.

use crate::analysis::EntityKind;
use crate::entity::Names;
use crate::span::Span;
use crate::token::lower;

/// Where the entities are named, in the order of the text.
pub(crate) struct Mentions<'a> {
    names: &'a Names,
    at: Vec<(Span, usize)>,
    /// Where posts are named, in the order of the text.
    posts: Vec<Span>,
    /// The first people with a role: what it is, in small letters, and who.
    people: Vec<(String, usize)>,
}

/// People whose roles are remembered: no article has more, and the time stays linear.
const MOST_PEOPLE: usize = 256;

impl<'a> Mentions<'a> {
    pub(crate) fn new(names: &'a Names) -> Self {
        let mut at: Vec<(Span, usize)> = names
            .entities
            .iter()
            .enumerate()
            .flat_map(|(e, entity)| entity.mentions.iter().map(move |&span| (span, e)))
            .collect();
        crate::order::sort_by_key(&mut at, |(s, _)| (s.start, s.end));
        let mut posts: Vec<Span> =
            names.roles.iter().map(|r| names.words.span(&r.tokens)).collect();
        crate::order::sort_by_key(&mut posts, |s| (s.start, s.end));
        let people = names.entities.iter().enumerate();
        let people = people.filter(|(_, entity)| entity.kind == EntityKind::Person);
        let people = people.filter_map(|(e, entity)| Some((lower(entity.role.as_ref()?), e)));
        Mentions { names, at, posts, people: people.take(MOST_PEOPLE).collect() }
    }

    /// Whether `span` names a post: "the finance minister".
    pub(crate) fn names_post(&self, span: Span) -> bool {
        let from = self.posts.partition_point(|p| p.start < span.start);
        self.posts.get(from).is_some_and(|p| span.contains(*p))
    }

    /// The person whose role, as the text gives it, holds these words.
    pub(crate) fn person_with_role(&self, words: &str) -> Option<usize> {
        let words = lower(words);
        let single = !words.contains(' ');
        let holds = |role: &str| {
            role == words || role.starts_with(&words) || (single && role.ends_with(&words))
        };
        self.people.iter().find(|(role, _)| holds(role)).map(|&(_, person)| person)
    }

    /// The mentions that start within `span`.
    pub(crate) fn within(&self, span: Span) -> &[(Span, usize)] {
        let from = self.at.partition_point(|(m, _)| m.start < span.start);
        let to = self.at.partition_point(|(m, _)| m.start < span.end);
        &self.at[from..to.max(from)]
    }

    pub(crate) fn is_person(&self, entity: usize) -> bool {
        self.names.entities.get(entity).is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// Whether nothing tells that it is no person.
    pub(crate) fn may_be_person(&self, entity: usize) -> bool {
        let kind = self.names.entities.get(entity).map(|e| e.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Other))
    }

    pub(super) fn may_speak(&self, entity: usize) -> bool {
        self.names.entities.get(entity).is_some_and(|e| e.kind != EntityKind::Place)
    }
}
