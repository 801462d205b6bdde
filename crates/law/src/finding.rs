//! What is wrong with a pack: the file, the rule or process, the field, and a key into the catalogues.

use std::fmt;

/// One thing that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, as the caller named it.
    pub file: String,
    /// Id of the rule or process; its place in the file when it has none; empty for the file itself.
    pub place: String,
    /// The field, such as `unit`, or `step from -> to`; empty for the whole.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file is not TOML; where, and what the reader of TOML says.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// In English, from the library.
        said: String,
    },
    /// The field is missing or empty.
    Missing,
    /// The field is not known.
    UnknownField,
    /// The field is not a text, number, date or list as it should be.
    WrongType(&'static str),
    /// The word is none of these.
    UnknownWord {
        /// What stands there.
        word: String,
        /// What may stand there.
        known: String,
    },
    /// No act of the pack has that short name.
    UnknownAct(String),
    /// No rule has that id.
    UnknownRule(String),
    /// No stage of the process has that id.
    UnknownStage(String),
    /// Two have that id.
    Twice(String),
    /// A version holds until before it begins, or two versions hold on one day, or none in between.
    Dates,
    /// The act was not in force on the first day of the version, or no longer on its last.
    NotInForce(String),
    /// A kind that has a number has none, or one that has none has one.
    NumberAndKind,
    /// The fields do not go together; which other field.
    DoesNotGoWith(&'static str),
    /// Clocks that start each other in a circle.
    Circle(String),
    /// The stage is not final and no step leads out of it.
    DeadEnd,
    /// No way leads from the first stage to it.
    Unreachable,
    /// No final stage can be reached from it.
    NoWayToTheEnd,
    /// The offset of a count is not the limit of the rule that it waits for.
    OffsetDiffers(String),
    /// The same step stands twice.
    SameStep,
    /// A partnership's own rule whose id does not begin as those do.
    OwnId(&'static str),
    /// A partnership may not make a limit longer that protects a child.
    Longer(String),
    /// The file holds no rule, or more than may come at once.
    HowMany(usize),
}

impl Problem {
    /// Its key in the catalogues.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "law-problem-syntax",
            Self::Missing => "law-problem-missing",
            Self::UnknownField => "law-problem-unknown-field",
            Self::WrongType(_) => "law-problem-wrong-type",
            Self::UnknownWord { .. } => "law-problem-unknown-word",
            Self::UnknownAct(_) => "law-problem-unknown-act",
            Self::UnknownRule(_) => "law-problem-unknown-rule",
            Self::UnknownStage(_) => "law-problem-unknown-stage",
            Self::Twice(_) => "law-problem-twice",
            Self::Dates => "law-problem-dates",
            Self::NotInForce(_) => "law-problem-not-in-force",
            Self::NumberAndKind => "law-problem-number-and-kind",
            Self::DoesNotGoWith(_) => "law-problem-does-not-go-with",
            Self::Circle(_) => "law-problem-circle",
            Self::DeadEnd => "law-problem-dead-end",
            Self::Unreachable => "law-problem-unreachable",
            Self::NoWayToTheEnd => "law-problem-no-way-to-the-end",
            Self::OffsetDiffers(_) => "law-problem-offset-differs",
            Self::SameStep => "law-problem-same-step",
            Self::OwnId(_) => "law-problem-own-id",
            Self::Longer(_) => "law-problem-longer",
            Self::HowMany(_) => "law-problem-how-many",
        }
    }

    /// The values of its message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Syntax { line, column, said } => {
                vec![("line", line.to_string()), ("column", column.to_string()), ("said", said.clone())]
            }
            Self::WrongType(wanted) => vec![("wanted", (*wanted).to_owned())],
            Self::UnknownWord { word, known } => vec![("word", word.clone()), ("known", known.clone())],
            Self::UnknownAct(name) | Self::NotInForce(name) => vec![("act", name.clone())],
            Self::UnknownRule(id) | Self::OffsetDiffers(id) | Self::Longer(id) => vec![("rule", id.clone())],
            Self::OwnId(prefix) => vec![("prefix", (*prefix).to_owned())],
            Self::HowMany(most) => vec![("most", most.to_string())],
            Self::UnknownStage(id) => vec![("stage", id.clone())],
            Self::Twice(id) => vec![("id", id.clone())],
            Self::DoesNotGoWith(field) => vec![("other", (*field).to_owned())],
            Self::Circle(ids) => vec![("rules", ids.clone())],
            Self::Missing
            | Self::UnknownField
            | Self::Dates
            | Self::NumberAndKind
            | Self::DeadEnd
            | Self::Unreachable
            | Self::NoWayToTheEnd
            | Self::SameStep => Vec::new(),
        }
    }
}

impl Finding {
    /// The line of the text, from 1, at which it is: that of the field, else that of the rule or process.
    pub fn line(&self, text: &str) -> Option<usize> {
        if let Problem::Syntax { line, .. } = self.problem {
            return Some(line);
        }
        let names = |line: &str, key: &str| line.split_once('=').is_some_and(|(at, _)| at.trim() == key);
        let id = format!("\"{}\"", self.place);
        let lines = || text.lines().enumerate();
        let begin = lines().find(|(_, line)| names(line, "id") && line.contains(&id));
        let Some((begin, _)) = begin else {
            return lines().find(|(_, line)| names(line, &self.field)).map(|(at, _)| at + 1);
        };
        // The table goes on, before and after its id, as far as the next head of a table.
        let is_head = |line: &str| line.trim_start().starts_with('[');
        let from = lines().take(begin).filter(|(_, line)| is_head(line)).last().map_or(0, |(at, _)| at);
        let own = || lines().skip(from + 1).take_while(|(_, line)| !is_head(line));
        let field = self.field.split('.').next().unwrap_or_default();
        Some(own().find(|(_, line)| names(line, field)).map_or(begin, |(at, _)| at) + 1)
    }
}

impl fmt::Display for Finding {
    /// For tests and logs; people read the message of [`Problem::key`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}: {}", self.file, self.place, self.field, self.problem.key())?;
        self.problem.args().iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}
