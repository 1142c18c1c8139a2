//! `docs/permissions.md`: its tables, read and compared cell by cell.

use std::path::PathBuf;

/// The columns behind the first two: who asks.
pub(crate) const WHO: [&str; 13] = [
    "anyone",
    "dashboard",
    "account",
    "agreement",
    "manager",
    "reader",
    "editor",
    "owner",
    "matchmaker",
    "registrar",
    "reviewer",
    "administrator",
    "token",
];

/// A row: what, in which state, and what each of [`WHO`] gets.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The number of its line, from 0.
    pub(crate) line: usize,
    /// The names in the first column.
    pub(crate) names: Vec<String>,
    /// The second column.
    pub(crate) state: String,
    cells: Vec<String>,
}

/// The whole file.
pub(crate) struct Table {
    lines: Vec<String>,
    wrong: Vec<String>,
}

impl Table {
    pub(crate) fn read() -> Self {
        let text = std::fs::read_to_string(path()).expect("docs/permissions.md");
        Self {
            lines: text.lines().map(str::to_owned).collect(),
            wrong: Vec::new(),
        }
    }

    /// The rows of the table under a heading.
    pub(crate) fn rows(&self, heading: &str) -> Vec<Row> {
        let heading = format!("## {heading}");
        let section = self.lines.iter().enumerate();
        let section = section.skip_while(|(_, line)| **line != heading).skip(1);
        let section = section.take_while(|(_, line)| !line.starts_with("## "));
        let rows: Vec<Row> = section
            .filter(|(_, line)| line.starts_with("| `"))
            .map(|(line, text)| {
                let cells: Vec<&str> = text.trim_matches('|').split('|').map(str::trim).collect();
                Row {
                    line,
                    names: cells[0]
                        .split(',')
                        .map(|name| name.trim().trim_matches('`').to_owned())
                        .collect(),
                    state: cells[1].to_owned(),
                    cells: cells[2..].iter().map(ToString::to_string).collect(),
                }
            })
            .collect();
        assert!(!rows.is_empty(), "{heading} has no table");
        rows
    }

    /// Compares what each of [`WHO`] got of one name of a row. With `QIAO_TEST_WRITE` the row is written anew.
    pub(crate) fn check(&mut self, row: &Row, name: &str, got: &[char]) {
        let told: Vec<String> = got.iter().map(ToString::to_string).collect();
        if told == row.cells {
            return;
        }
        self.wrong.push(format!(
            "{name} ({}): {} is {}",
            row.state,
            told.join(" "),
            row.cells.join(" ")
        ));
        if std::env::var_os("QIAO_TEST_WRITE").is_some() {
            let names: Vec<String> = row.names.iter().map(|name| format!("`{name}`")).collect();
            let line = format!("| {} | {} | {} |", names.join(", "), row.state, told.join(" | "));
            line.clone_into(&mut self.lines[row.line]);
        }
    }

    /// Fails where anything differed.
    pub(crate) fn done(self) {
        if !self.wrong.is_empty() && std::env::var_os("QIAO_TEST_WRITE").is_some() {
            std::fs::write(path(), self.lines.join("\n") + "\n").expect("written");
        }
        assert!(
            self.wrong.is_empty(),
            "docs/permissions.md, got and told, in the order of its columns:\n{}",
            self.wrong.join("\n")
        );
    }
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/permissions.md")
}
