//! The chart of a line: who stands under whom, as nested lists that print well.

use std::fmt::Write as _;

use app::org::{ChartRow, chart};
use askama::Template;
use axum::extract::Query;
use domain::org::Line;
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

impl ChartHtml {
    /// What closes and opens before a row, for lists inside lists.
    fn before(&self, at: &usize) -> askama::filters::Safe<String> {
        let depth = self.rows[*at].depth;
        let above = at.checked_sub(1).map(|before| self.rows[before].depth);
        let mut html = String::new();
        match above {
            None => {}
            Some(above) if depth > above => html.push_str("<ul>"),
            Some(above) => {
                for _ in depth..above {
                    html.push_str("</li></ul>");
                }
                html.push_str("</li>");
            }
        }
        askama::filters::Safe(html)
    }

    /// What closes after the last row.
    fn after(&self) -> askama::filters::Safe<String> {
        let mut html = String::new();
        if let Some(last) = self.rows.last() {
            let _ = write!(html, "</li>{}", "</ul></li>".repeat(last.depth));
        }
        askama::filters::Safe(html)
    }

    /// How many units stand directly below a row.
    fn below(&self, at: &usize) -> usize {
        let depth = self.rows[*at].depth;
        let below = self.rows[at + 1..].iter().take_while(|row| row.depth > depth);
        below.filter(|row| row.depth == depth + 1).count()
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
