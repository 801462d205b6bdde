//! Rust source taken apart just far enough: string literals, code without them, test code.

/// A source file seen as a check needs it.
#[derive(Debug, Default)]
pub struct RustText {
    /// The same lines with comments and the insides of literals blanked.
    pub code: String,
    /// String literals: the line they begin on (from 1) and what stands between the quotes.
    pub strings: Vec<(usize, String)>,
    /// First and last line of each item under `#[cfg(test)]`.
    tests: Vec<(usize, usize)>,
    /// The same of each function called `sample`.
    samples: Vec<(usize, usize)>,
}

impl RustText {
    /// Takes a source file apart.
    pub fn of(source: &str) -> Self {
        let mut scan = Scanner { rest: source.chars().collect(), at: 0, line: 1, out: Self::default() };
        scan.run();
        let mut text = scan.out;
        text.tests = items(&text.code, &["#[cfg(test)]", "#[cfg(any(test"]);
        if text.code.contains("#![cfg(test)]") {
            text.tests.push((1, usize::MAX));
        }
        text.samples = items(&text.code, &["fn sample("]);
        text
    }

    /// Whether a line (from 1) is inside an item under `#[cfg(test)]`.
    pub fn in_test(&self, line: usize) -> bool {
        within(&self.tests, line)
    }

    /// Whether a line (from 1) is inside a function that makes an invented sample.
    pub fn in_sample(&self, line: usize) -> bool {
        within(&self.samples, line)
    }

    /// The last line of the item that begins on or after a line (both from 1).
    pub fn item_from(&self, line: usize) -> usize {
        let start: usize = self.code.split_inclusive('\n').take(line - 1).map(str::len).sum();
        line_of(&self.code, item_end(&self.code, start))
    }
}

struct Scanner {
    rest: Vec<char>,
    at: usize,
    line: usize,
    out: RustText,
}

impl Scanner {
    fn peek(&self, ahead: usize) -> char {
        self.rest.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Moves one character on, keeping it or blanking it. Line ends are always kept.
    fn step(&mut self, keep: bool) -> char {
        let c = self.peek(0);
        self.at += 1;
        if c == '\n' {
            self.line += 1;
        }
        self.out.code.push(if keep || c == '\n' { c } else { ' ' });
        c
    }

    fn run(&mut self) {
        let mut before = ' ';
        while self.at < self.rest.len() {
            let word = before.is_alphanumeric() || before == '_';
            match (self.peek(0), self.peek(1)) {
                ('/', '/') => self.line_comment(),
                ('/', '*') => self.block_comment(),
                ('"', _) => self.string(),
                ('r', '"' | '#') if !word => self.raw_string(1),
                ('b' | 'c', 'r') if !word && matches!(self.peek(2), '"' | '#') => self.raw_string(2),
                ('\'', _) => self.quote(),
                _ => {
                    before = self.step(true);
                    continue;
                }
            }
            before = ' ';
        }
    }

    fn line_comment(&mut self) {
        while self.at < self.rest.len() && self.peek(0) != '\n' {
            self.step(false);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_u32;
        while self.at < self.rest.len() {
            let change = match (self.peek(0), self.peek(1)) {
                ('/', '*') => 1,
                ('*', '/') => -1,
                _ => 0,
            };
            depth = depth.saturating_add_signed(change);
            self.step(false);
            if change != 0 {
                self.step(false);
            }
            if depth == 0 {
                break;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut inside = String::new();
        self.step(true);
        while self.at < self.rest.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                inside.push(self.step(false));
            }
            inside.push(self.step(false));
        }
        self.step(true);
        self.out.strings.push((line, inside));
    }

    /// A raw string, or an identifier such as `r#type` that only begins like one.
    fn raw_string(&mut self, prefix: usize) {
        let hashes = self.rest.iter().skip(self.at + prefix).take_while(|c| **c == '#').count();
        for _ in 0..prefix + hashes {
            self.step(true);
        }
        if self.peek(0) != '"' {
            return;
        }
        let line = self.line;
        let mut inside = String::new();
        self.step(true);
        while self.at < self.rest.len() {
            if self.peek(0) == '"' && (1..=hashes).all(|n| self.peek(n) == '#') {
                break;
            }
            inside.push(self.step(false));
        }
        for _ in 0..=hashes {
            self.step(true);
        }
        self.out.strings.push((line, inside));
    }

    /// A character literal or a lifetime.
    fn quote(&mut self) {
        let literal = self.peek(1) == '\\' || self.peek(2) == '\'';
        self.step(true);
        if !literal {
            return;
        }
        if self.peek(0) == '\\' {
            self.step(false);
        }
        self.step(false);
        while self.at < self.rest.len() && self.peek(0) != '\'' {
            self.step(false);
        }
        self.step(true);
    }
}

fn within(items: &[(usize, usize)], line: usize) -> bool {
    items.iter().any(|&(first, last)| first <= line && line <= last)
}

fn line_of(code: &str, at: usize) -> usize {
    code.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1
}

/// First and last line of the items that begin with one of the marks.
fn items(code: &str, marks: &[&str]) -> Vec<(usize, usize)> {
    let item = |(at, mark): (usize, &str)| {
        // An attribute is over before its item begins; of a function only the bracket is not.
        let attribute = code[at..].find(']').filter(|_| mark.starts_with('#'));
        let begin = at + attribute.map_or(mark.len() - 1, |end| end + 1);
        (line_of(code, at), line_of(code, item_end(code, begin)))
    };
    marks.iter().flat_map(|mark| code.match_indices(mark)).map(item).collect()
}

/// Where the item that begins here ends: its last brace, or the semicolon if it has none.
fn item_end(code: &str, start: usize) -> usize {
    let (mut depth, mut nested) = (0_u32, 0_i32);
    for (at, c) in code[start..].char_indices() {
        match c {
            '{' => depth += 1,
            '(' | '[' => nested += 1,
            ')' | ']' => nested -= 1,
            ';' if depth == 0 && nested <= 0 => return start + at,
            '}' if depth <= 1 && nested <= 0 => return start + at,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    code.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_and_comments_are_told_apart() {
        let text = RustText::of(concat!(
            "let a = \"x // \\\" y\"; // \"no\"\n",
            "/* \"no\" /* nested */ */ let b = r#\"raw \"q\" \"#;\n",
            "fn f<'a>(c: &'a str) -> char { '\"' }\n",
            "let d = b\"bytes\"; let r#type = '\\'';\n",
        ));
        let strings: Vec<_> = text.strings.iter().map(|(l, s)| (*l, s.as_str())).collect();
        assert_eq!(strings, [(1, "x // \\\" y"), (2, "raw \"q\" "), (4, "bytes")]);
        assert!(text.code.contains("fn f<'a>(c: &'a str)"));
        assert!(!text.code.contains("nested"));
    }

    #[test]
    fn test_items_are_known_by_line() {
        let text = RustText::of("fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() { {} }\n}\nfn c() {}\n");
        let in_test: Vec<_> = (1..=6).map(|l| text.in_test(l)).collect();
        assert_eq!(in_test, [false, true, true, true, true, false]);
        let text =
            RustText::of("fn a() {}\nfn sample() -> A {\n  A {}\n}\nconst B: [C; 1] = [\n  C {}\n];\n");
        assert_eq!((2..=5).map(|l| text.in_sample(l)).collect::<Vec<_>>(), [true, true, true, false]);
        assert_eq!(text.item_from(5), 7);
    }
}
