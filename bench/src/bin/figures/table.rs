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
        self.add(&format!("{what}, p99"), measured.percentile(99), "ms", most);
        self.add(&format!("{what}, slowest"), measured.percentile(100), "ms", None);
        let refused = f64::from(measured.failures);
        self.add(&format!("{what}, unmet"), refused, "", Some(0.0));
    }

    /// Something to be known beside the figures.
    pub(crate) fn note(&mut self, note: &str) {
        self.table.notes.push(format!("{}: {note}", self.engine));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<10}{:<48}{:>10}      {:>9}", "engine", "figure", "value", "target")?;
        for row in &self.rows {
            let Row { engine, what, value, unit, most } = row;
            let target = most.map_or(String::new(), |most| format!("≤ {most}"));
            let told = if row.is_met() { "" } else { "  MISSED" };
            writeln!(f, "{engine:<10}{what:<48}{value:>10.1} {unit:<4} {target:>9}{told}")?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "{note}"))
    }
}
