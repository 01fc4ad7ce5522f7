//! The table of figures.

use std::fmt;

use bench::Engine;
use serde_json::json;

use crate::latency::Latencies;

/// One figure.
#[derive(Debug)]
struct Row {
    engine: &'static str,
    what: String,
    value: f64,
    unit: &'static str,
    most: Option<f64>,
}

/// All figures, in the order of measuring.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
    notes: Vec<String>,
}

/// The table while one engine is measured.
pub(crate) struct On<'a> {
    table: &'a mut Table,
    engine: &'static str,
}

impl Table {
    /// The table for the figures of this engine.
    pub(crate) fn on(&mut self, engine: Engine) -> On<'_> {
        On { engine: engine.name(), table: self }
    }

    /// Something to be known beside the figures.
    pub(crate) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Whether every figure is within its target.
    pub(crate) fn is_met(&self) -> bool {
        self.rows.iter().all(Row::is_met)
    }

    /// The figures for programs.
    pub(crate) fn as_json(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let Row { engine, what, value, unit, most } = row;
            json!({ "engine": engine, "what": what, "value": value, "unit": unit,
                "target": most, "met": row.is_met() })
        });
        json!({ "figures": rows.collect::<Vec<_>>(), "notes": self.notes }).to_string()
    }
}

impl Row {
    fn is_met(&self) -> bool {
        self.most.is_none_or(|most| self.value <= most)
    }

    /// A value in the row's unit.
    fn said(&self, value: f64) -> String {
        let digits = usize::from(value.fract() != 0.0);
        format!("{value:.digits$} {}", self.unit).trim_end().to_owned()
    }

    /// The figure, and whether it misses its target.
    fn told(&self) -> String {
        let said = self.said(self.value);
        if self.is_met() { said } else { format!("**{said}, missed**") }
    }
}

impl On<'_> {
    /// A figure, with the most that it may be.
    pub(crate) fn add(&mut self, what: &str, value: f64, unit: &'static str, most: Option<f64>) {
        let row = Row { engine: self.engine, what: what.to_owned(), value, unit, most };
        self.table.rows.push(row);
    }

    /// The median, the 99th percentile and the slowest of a load, in milliseconds.
    pub(crate) fn add_latencies(&mut self, what: &str, measured: &Latencies, most: Option<f64>) {
        self.add(&format!("{what}, p50"), measured.percentile(50), "ms", None);
        let requests = measured.count();
        self.add(&format!("{what}, p99 of {requests}"), measured.percentile(99), "ms", most);
        self.add(&format!("{what}, slowest"), measured.percentile(100), "ms", None);
        let refused = f64::from(measured.failures);
        self.add(&format!("{what}, unmet"), refused, "", Some(0.0));
    }

    /// Something to be known beside the figures.
    pub(crate) fn note(&mut self, note: &str) {
        self.table.note(format!("{}: {note}", self.engine));
    }
}

/// As `docs/operate/figures.md` holds it: a row for each figure, a column for each engine.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engines = different(self.rows.iter().map(|row| row.engine));
        writeln!(f, "| figure | target | {} |", engines.join(" | "))?;
        writeln!(f, "|---|---|{}", "---|".repeat(engines.len()))?;
        for what in different(self.rows.iter().map(|row| row.what.as_str())) {
            let of_figure: Vec<&Row> = self.rows.iter().filter(|row| row.what == what).collect();
            let target = of_figure.iter().find_map(|row| row.most.map(|most| row.said(most)));
            write!(f, "| {what} | {} |", target.unwrap_or_default())?;
            for engine in &engines {
                let row = of_figure.iter().find(|row| row.engine == *engine);
                write!(f, " {} |", row.map(|row| row.told()).unwrap_or_default())?;
            }
            writeln!(f)?;
        }
        writeln!(f)?;
        self.notes.iter().try_for_each(|note| writeln!(f, "- {note}"))
    }
}

/// Each once, in the order of their first place.
fn different<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut different = Vec::new();
    for one in all {
        if !different.contains(&one) {
            different.push(one);
        }
    }
    different
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_stand_beside_each_other_and_a_missed_target_is_told() {
        let mut table = Table::default();
        table.on(Engine::Sqlite).add("list, p99", 12.34, "ms", Some(200.0));
        table.on(Engine::Postgres).add("list, p99", 605.9, "ms", Some(200.0));
        table.on(Engine::Postgres).add("unmet", 0.0, "", Some(0.0));
        let told = table.to_string();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "| figure | target | sqlite | postgres |");
        assert_eq!(lines[2], "| list, p99 | 200 ms | 12.3 ms | **605.9 ms, missed** |");
        assert_eq!(lines[3], "| unmet | 0 |  | 0 |");
    }
}
