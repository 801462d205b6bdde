//! What the staged lines become, kept until the delivery lands.

use domain::id::{CircleEventId, FeedId, InvolvementId, LinkId, PersonId, ReviewId, SourceRecordId};
use jiff::Timestamp;

use super::people::ShownPerson;
use super::stage::count;
use crate::{Batch, sql, values};

/// What one line becomes.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The line.
    pub line: u64,
    /// Its source record, known or new.
    pub record: SourceRecordId,
    /// Whose record it is.
    pub person: PersonId,
    /// The record speaks of another human than before.
    pub replaced: bool,
    /// Who the record's person was found to be: the two become one.
    pub joins: Option<PersonId>,
    /// A new involvement.
    pub involvement: Option<InvolvementId>,
    /// The link, if it was linked: id, rule, evidence (JSON), probability.
    pub link: Option<(LinkId, String, String, Option<f64>)>,
    /// A line in "latest in the circle".
    pub event: Option<CircleEventId>,
    /// It is near somebody else as well: the two are compared once the list has landed.
    pub beside: bool,
}

/// What some lines become.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// The lines.
    pub decisions: Vec<Decision>,
    /// Guardians: line, place, person, relation.
    pub guardians: Vec<(u64, u32, PersonId, String)>,
    /// Persons to write, see [`super::Gathered`].
    pub persons: Vec<ShownPerson>,
    /// Possible duplicates: id, the two records in order, evidence (JSON), probability.
    pub reviews: Vec<(ReviewId, SourceRecordId, SourceRecordId, String, Option<f64>)>,
    /// Words of names that no earlier chunk of this delivery had.
    pub new_words: Vec<String>,
    /// How many were linked to somebody of whom the agency may learn.
    pub linked: u64,
    /// How many possible duplicates it may learn of.
    pub reviewed: u64,
}

/// Writes what some lines become, but for the persons: those are [gathered](super::Gathered).
#[must_use]
pub fn write_decided(batch: Batch, feed: FeedId, decided: &Decided, at: Timestamp) -> Batch {
    let line = |d: &Decision| {
        let link = d.link.as_ref();
        values![
            feed,
            count(d.line),
            d.record,
            d.person,
            d.replaced,
            d.joins,
            d.involvement,
            link.map(|l| l.0),
            link.map(|l| l.1.as_str()),
            link.map(|l| l.2.as_str()),
            link.and_then(|l| l.3),
            d.event,
            d.beside
        ]
    };
    let mut keys = Vec::new();
    for word in &decided.new_words {
        keys.extend(
            link::search::neighbourhood(word).into_iter().map(|key| values![feed, key, word.as_str()]),
        );
    }
    batch
        .each(
            sql!(
                "UPDATE feed_decision SET record = ?4, person = ?5, replaced = ?6, joined = ?7,
                 involvement = ?8, link = ?9, rule = ?10, evidence = ?11, probability = ?12, event = ?13,
                 beside = ?14
                 WHERE partnership = ?1 AND feed = ?2 AND line = ?3"
            ),
            decided.decisions.iter().map(line).collect(),
        )
        .each(
            sql!(
                "UPDATE feed_guardian SET person = ?5, relation = ?6
                 WHERE partnership = ?1 AND feed = ?2 AND line = ?3 AND place = ?4"
            ),
            decided
                .guardians
                .iter()
                .map(|(line, place, person, relation)| {
                    values![feed, count(*line), *place, *person, relation.as_str()]
                })
                .collect(),
        )
        .each(
            sql!(
                "INSERT INTO feed_word_key (partnership, feed, key, word) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING"
            ),
            keys,
        )
        .each(
            sql!(
                "INSERT INTO feed_review (partnership, feed, id, a, b, evidence, probability)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"
            ),
            decided
                .reviews
                .iter()
                .map(|(id, a, b, evidence, p)| values![feed, *id, *a, *b, evidence.as_str(), *p])
                .collect(),
        )
        .must(
            "feed",
            1,
            sql!(
                "UPDATE feed SET decided = decided + ?3, linked = linked + ?4, reviews = reviews + ?5,
                 touched = ?6 WHERE partnership = ?1 AND id = ?2 AND state = 'landing'"
            ),
            values![feed, decided.decisions.len(), count(decided.linked), count(decided.reviewed), at],
        )
}
