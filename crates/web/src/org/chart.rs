//! The chart of a line: who stands under whom, as nested lists that print well.

use app::org::{ChartRow, chart};
use askama::Template;
use axum::extract::Query;
use domain::org::{Line, Unit};
use serde::Deserialize;

use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The chart of a line.
#[derive(Template)]
#[template(path = "org/chart.html")]
pub(super) struct ChartHtml {
    pub(super) ui: Ui,
    pub(super) line: Line,
    pub(super) rows: Vec<ChartRow>,
}

impl Page for ChartHtml {}

/// A row as it is drawn.
struct Drawn<'a> {
    unit: &'a Unit,
    /// What closes and opens before it, for lists inside lists.
    before: &'static str,
    /// How many lists close before it.
    closing: usize,
    /// How many units stand directly below it.
    below: usize,
}

impl ChartHtml {
    fn drawn(&self) -> Vec<Drawn<'_>> {
        (0..self.rows.len()).map(|at| self.row(at)).collect()
    }

    fn row(&self, at: usize) -> Drawn<'_> {
        let ChartRow { unit, depth } = &self.rows[at];
        let above = at.checked_sub(1).map(|before| self.rows[before].depth);
        let before = match above {
            None => "",
            Some(above) if *depth > above => "<ul>",
            Some(_) => "</li>",
        };
        let closing = above.map_or(0, |above| above.saturating_sub(*depth));
        let below = self.rows[at + 1..].iter().take_while(|row| row.depth > *depth);
        let below = below.filter(|row| row.depth == depth + 1).count();
        Drawn { unit, before, closing, below }
    }

    /// How many lists are open after the last row.
    fn open(&self) -> usize {
        self.rows.last().map_or(0, |row| row.depth)
    }

    fn lines() -> [Line; 2] {
        Line::ALL
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    line: String,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let line = Line::from_name(&asked.line).unwrap_or(Line::Supervision);
    let rows = chart(&visit.reader(), line).await?;
    shown(&ChartHtml { ui: visit.ui, line, rows })
}
