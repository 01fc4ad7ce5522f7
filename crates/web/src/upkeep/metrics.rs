//! Figures in the text format of Prometheus, for the machine itself and for named monitors.

use std::fmt::{Display, Write as _};

use app::upkeep::{Measures, measure};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::IntoResponse;
use kernel::Instant;

use crate::shell::{Answer, Problem, ServeOptions, Web, client};

const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The figures; for anybody else there is nothing here.
pub(super) async fn show(State(web): State<Web>, parts: Parts) -> Answer {
    if !is_monitor(&parts, &web.options) {
        return Err(Problem::missing());
    }
    let measures = measure(&web.app).await?;
    let text = text(&measures) + &web.counters.text();
    Ok(([(CONTENT_TYPE, FORMAT), (CACHE_CONTROL, "no-store")], text).into_response())
}

fn is_monitor(parts: &Parts, options: &ServeOptions) -> bool {
    let is_known = |address| options.metrics_from.contains(&address);
    client(parts, options).is_some_and(|address| address.is_loopback() || is_known(address))
}

/// One figure after the other; nothing of them names a person, a unit or an address.
fn text(measures: &Measures) -> String {
    let mut text = Figures::default();
    text.gauge("qingqu_info", &format!(r#"version="{}""#, env!("CARGO_PKG_VERSION")), 1);
    text.gauge("qingqu_outbox_letters", r#"state="waiting""#, measures.unsent.waiting);
    text.more("qingqu_outbox_letters", r#"state="given-up""#, measures.unsent.given_up);
    text.gauge("qingqu_database_bytes", "", measures.database);
    let floor = measures.disk_floor.map(|bytes| ("qingqu_disk_floor_bytes", bytes));
    let free = measures.disk_free.map(|bytes| ("qingqu_disk_free_bytes", bytes));
    let backup = measures.backup.as_ref().map(|mark| ("qingqu_backup_bytes", mark.bytes));
    for (name, bytes) in [floor, free, backup].into_iter().flatten() {
        text.gauge(name, "", bytes);
    }
    let age = |since: Instant| (measures.now - since).num_seconds();
    let backup = measures.backup.as_ref().map(|mark| mark.made_at);
    let checkpoint = measures.checkpoint_at.map(|at| ("qingqu_checkpoint_age_seconds", at));
    let backup = backup.map(|at| ("qingqu_backup_age_seconds", at));
    for (name, at) in [backup, checkpoint].into_iter().flatten() {
        text.gauge(name, "", age(at));
    }
    text.kind("qingqu_job_age_seconds");
    for job in &measures.jobs {
        if let Some(at) = job.last_success {
            text.more("qingqu_job_age_seconds", &of_job(job.name), age(at));
        }
    }
    text.kind("qingqu_job_failed");
    for job in &measures.jobs {
        text.more("qingqu_job_failed", &of_job(job.name), u8::from(job.failed.is_some()));
    }
    text.0
}

fn of_job(name: &str) -> String {
    format!(r#"job="{name}""#)
}

#[derive(Default)]
struct Figures(String);

impl Figures {
    fn kind(&mut self, name: &str) {
        let _ = writeln!(self.0, "# TYPE {name} gauge");
    }

    fn gauge(&mut self, name: &str, labels: &str, value: impl Display) {
        self.kind(name);
        self.more(name, labels, value);
    }

    fn more(&mut self, name: &str, labels: &str, value: impl Display) {
        let labels = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }
}
