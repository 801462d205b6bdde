//! What the command is told.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};
use link::threshold::Accept;

/// Links agencies' lists of clients: which records speak of the same person.
#[derive(Debug, Parser)]
#[command(name = "kring-link", version, about)]
pub struct Arguments {
    /// Threads to use; 0: one for each processor
    #[arg(long, default_value_t = 0, global = true)]
    pub threads: usize,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Link lists, and write whose each record is
    Run(Run),
    /// Learn a model from lists, and write it as JSON
    Train(Train),
    /// Say why two records are held to be the same person, or not
    Explain(Explain),
    /// Compare links with the truth
    Evaluate(Evaluate),
}

/// Lists, and how they are read.
#[derive(Debug, Args)]
pub struct Lists {
    /// CSV lists with the columns `record_id`, agency, `given_name`, surname, `date_of_birth`, sex, address, postcode,
    /// city, phone, `national_id`, country, `recorded_on`; all but the first may be missing
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
}

/// Link lists.
#[derive(Debug, Args)]
pub struct Run {
    #[command(flatten)]
    pub lists: Lists,
    /// Where to write `record_id`, `cluster_id`, score, decision
    #[arg(long)]
    pub out: PathBuf,
    /// Expected precision at which joins are made without a human (0.999), or `best` for the highest expected F1
    #[arg(long, default_value = "0.999", value_parser = accept)]
    pub accept: Accept,
    /// A model from `kring-link train`; without it one is learnt from the lists
    #[arg(long)]
    pub model: Option<PathBuf>,
    /// Where to write the pairs that are put to a human
    #[arg(long)]
    pub questions: Option<PathBuf>,
    /// The truth, to measure precision and recall as the threshold falls
    #[arg(long)]
    pub truth: Option<PathBuf>,
}

/// Learn a model.
#[derive(Debug, Args)]
pub struct Train {
    #[command(flatten)]
    pub lists: Lists,
    /// Where to write the model
    #[arg(long)]
    pub out: PathBuf,
    /// A model to begin with; without it the round figures that training starts from
    #[arg(long)]
    pub model: Option<PathBuf>,
    /// Leave out what was learnt of names and birth dates, so that the model tells of nobody
    #[arg(long)]
    pub without_names: bool,
}

/// Explain a pair.
#[derive(Debug, Args)]
pub struct Explain {
    /// Id of the one record
    pub a: String,
    /// Id of the other
    pub b: String,
    #[command(flatten)]
    pub lists: Lists,
    /// A model from `kring-link train`; without it one is learnt from the lists
    #[arg(long)]
    pub model: Option<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    pub json: bool,
}

/// Compare links with the truth.
#[derive(Debug, Args)]
pub struct Evaluate {
    /// CSV with `record_id`, `person_id` and, where known, `twin_group` and flags
    #[arg(long)]
    pub truth: PathBuf,
    /// What `kring-link run` wrote
    pub links: PathBuf,
}

fn accept(text: &str) -> Result<Accept, String> {
    if text == "best" {
        return Ok(Accept::Best);
    }
    f64::from_str(text)
        .ok()
        .filter(|p| (0.5..1.0).contains(p))
        .map(Accept::Precision)
        .ok_or_else(|| "a precision from 0.5 to below 1, or best".to_owned())
}
