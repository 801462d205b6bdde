//! `kring-link run` and `kring-link train`.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use link::batch::Linked;
use link::model::Model;
use link::threshold::Accept;

use crate::arguments::{Run, Train};
use crate::evaluate::{self, print};
use crate::failure::Failure;
use crate::list::Lists;
use crate::progress::{Progress, say};
use crate::truth::Truths;

/// Links lists.
pub fn run(run: &Run) -> Result<(), Failure> {
    let model = run.model.as_deref().map(read_model).transpose()?;
    let mut progress = Progress::new(3);
    progress.step("read");
    let mut lists = Lists::read(&run.lists.files)?;
    progress.step("link");
    let linked = lists.records.link(model.as_ref(), run.accept);
    progress.step("write");
    write_links(&run.out, &lists, &linked).map_err(|error| Failure::File(run.out.clone(), error))?;
    if let Some(path) = &run.questions {
        write_questions(path, &lists, &linked).map_err(|error| Failure::File(path.clone(), error))?;
    }
    progress.done();
    summary(run.accept, &lists, &linked);
    if let Some(path) = &run.truth {
        let truth = Truths::read(path)?.of(lists.ids.iter().map(|id| &**id), path)?;
        print(&link::evaluate::Evaluation::of(&linked.clusters, &truth));
        evaluate::curve(&linked, &truth);
    }
    Ok(())
}

/// Learns a model.
pub fn train(train: &Train) -> Result<(), Failure> {
    let before = train.model.as_deref().map(read_model).transpose()?.unwrap_or_default();
    let mut progress = Progress::new(2);
    progress.step("read");
    let mut lists = Lists::read(&train.lists.files)?;
    progress.step("learn");
    let mut model = lists.records.train(&before);
    if train.without_names {
        model.forget_names();
    }
    progress.done();
    let failed = |error| Failure::File(train.out.clone(), error);
    let mut out = BufWriter::new(File::create(&train.out).map_err(failed)?);
    serde_json::to_writer_pretty(&mut out, &model).map_err(|error| failed(error.into()))?;
    out.flush().map_err(failed)?;
    say(&format!("Learnt from {} records; {} short forms of its own.", model.records, model.learnt.len()));
    Ok(())
}

/// Reads a model.
pub fn read_model(path: &Path) -> Result<Model, Failure> {
    let file = File::open(path).map_err(|error| Failure::File(path.to_owned(), error))?;
    serde_json::from_reader(BufReader::new(file)).map_err(|error| Failure::Model(path.to_owned(), error))
}

fn write_links(path: &Path, lists: &Lists, linked: &Linked) -> std::io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    out.write_all(b"record_id,cluster_id,score,decision\n")?;
    for (record, id) in lists.ids.iter().enumerate() {
        let cluster = &lists.ids[linked.clusters[record] as usize];
        let outcome = linked.outcomes[record].code();
        writeln!(out, "{},{},{:.6},{outcome}", cell(id), cell(cluster), linked.scores[record])?;
    }
    out.flush()
}

fn write_questions(path: &Path, lists: &Lists, linked: &Linked) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(b"record_a,record_b,score,pairs\n")?;
    for join in &linked.questions {
        let (a, b) = (&lists.ids[join.a as usize], &lists.ids[join.b as usize]);
        writeln!(out, "{},{},{:.6},{}", cell(a), cell(b), join.probability(), join.pairs)?;
    }
    out.flush()
}

/// A cell of a CSV file, quoted where it has to be.
fn cell(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}

fn summary(accept: Accept, lists: &Lists, linked: &Linked) {
    let clusters = linked.clusters.iter().enumerate().filter(|(i, c)| *i == **c as usize).count();
    let pairs: u64 = linked.accepted.iter().map(|join| join.pairs).sum();
    let wanted = match accept {
        Accept::Best => "the highest expected F1".to_owned(),
        Accept::Precision(p) => format!("an expected precision of {p}"),
    };
    say(&format!(
        "{} records of {clusters} people; {pairs} pairs joined at {wanted} (all in all {:.4}), {} put to a human.",
        lists.ids.len(),
        linked.precision,
        linked.questions.len(),
    ));
    let mut rules: Vec<_> = linked.splits.iter().map(|split| split.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    for rule in rules {
        let of = || linked.splits.iter().filter(|split| split.rule == rule);
        let records: usize = of().map(|split| split.records).sum();
        let left: usize = of().map(|split| split.left).sum();
        say(&format!(
            "{} keys of the rule {rule:?} were shared by too many records ({records} in all): {} of these met by finer \
             keys, {left} by none.",
            of().count(),
            records - left,
        ));
    }
}
