//! Counting requests by the template of their route, never by their address: an address may name
//! a task or a unit.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use crate::shell::Web;

/// Upper bounds of the classes of time, in milliseconds.
const BOUNDS: [u64; 11] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000, 60_000];

/// What is counted apart: method and route.
type Kind = (&'static str, String);

/// The counts since the program started.
#[derive(Debug, Default)]
pub(crate) struct Counters(Mutex<BTreeMap<Kind, Count>>);

#[derive(Debug, Default)]
struct Count {
    by_status: BTreeMap<u16, u64>,
    /// Requests within each bound, and those beyond all.
    by_time: [u64; BOUNDS.len() + 1],
    total: Duration,
}

impl Counters {
    fn note(&self, kind: Kind, status: u16, took: Duration) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(kind).or_default();
        *count.by_status.entry(status).or_default() += 1;
        let within = BOUNDS.iter().position(|bound| took <= Duration::from_millis(*bound));
        count.by_time[within.unwrap_or(BOUNDS.len())] += 1;
        count.total += took;
    }

    /// All counts in the text format of Prometheus.
    pub(super) fn text(&self) -> String {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from("# TYPE qingqu_requests_total counter\n");
        for ((method, route), count) in counts.iter() {
            for (status, number) in &count.by_status {
                let labels = format!(r#"method="{method}",route="{route}",status="{status}""#);
                let _ = writeln!(text, "qingqu_requests_total{{{labels}}} {number}");
            }
        }
        text += "# TYPE qingqu_request_seconds histogram\n";
        for ((method, route), count) in counts.iter() {
            count.write_times(&mut text, &format!(r#"method="{method}",route="{route}""#));
        }
        text
    }
}

impl Count {
    fn write_times(&self, text: &mut String, labels: &str) {
        let name = "qingqu_request_seconds";
        let mut within = 0;
        for (at, number) in self.by_time.iter().enumerate() {
            within += number;
            let bound = BOUNDS.get(at).map_or_else(|| "+Inf".to_owned(), |it| seconds(*it));
            let _ = writeln!(text, r#"{name}_bucket{{{labels},le="{bound}"}} {within}"#);
        }
        let _ = writeln!(text, "{name}_sum{{{labels}}} {}", self.total.as_secs_f64());
        let _ = writeln!(text, "{name}_count{{{labels}}} {within}");
    }
}

fn seconds(milliseconds: u64) -> String {
    Duration::from_millis(milliseconds).as_secs_f64().to_string()
}

/// Counts the request when it is answered.
pub(crate) async fn counted(State(web): State<Web>, request: Request, next: Next) -> Response {
    let method = match *request.method() {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    };
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(|| "none".to_owned(), |route| route.as_str().to_owned());
    let begun = Instant::now();
    let response = next.run(request).await;
    web.counters.note((method, route), response.status().as_u16(), begun.elapsed());
    response
}
