//! How far the command has come, for whoever waits.

use std::io::{IsTerminal, Write};

/// Steps of a run, of which a line shows how far it has come.
#[derive(Debug)]
pub struct Progress {
    step: usize,
    steps: usize,
    shown: bool,
}

/// Cells of the bar.
const WIDTH: usize = 24;

impl Progress {
    /// For so many steps; shown where a person looks on.
    pub fn new(steps: usize) -> Self {
        Self { step: 0, steps, shown: std::io::stderr().is_terminal() }
    }

    /// Begins a step.
    pub fn step(&mut self, name: &str) {
        if self.shown {
            let full = WIDTH * self.step / self.steps;
            let bar = format!("{}{}", "█".repeat(full), "·".repeat(WIDTH - full));
            write(&format!("\r\x1b[K{bar} {}/{} {name}", self.step + 1, self.steps));
        }
        self.step += 1;
    }

    /// Takes the bar away.
    pub fn done(self) {
        if self.shown {
            write("\r\x1b[K");
        }
    }
}

/// Says something to whoever waits.
pub fn say(text: &str) {
    write(&format!("{text}\n"));
}

fn write(text: &str) {
    // Nobody reads: nothing to do about that.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
