//! Fetching again what was acknowledged, as a browser does.

use anyhow::{Result, ensure};
use bench::{Browser, attribute, hexadecimal};
use sha2::{Digest as _, Sha256};

use crate::journal::Sent;

/// How a hand-in is found after a kill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// The whole of it.
    Whole,
    /// Nothing of it.
    Nothing,
}

/// Looks for a hand-in; what is there must be whole.
///
/// # Errors
/// What is wrong, if only a part of it is there or an acknowledged one is not.
pub(crate) async fn look_for(browser: &Browser, port: u16, sent: &Sent) -> Result<Found> {
    let task = &sent.task;
    let page = browser.page(port, &format!("/tasks/{task}")).await?;
    ensure!(page.status == 200, "{task}: its page answers {}", page.status);
    let page = page.text();
    let places: Vec<&str> =
        page.split("href=\"/evidence/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let Some(place) = places.first() else {
        ensure!(!sent.acknowledged, "{task}: acknowledged, and not there");
        ensure!(page.contains(&format!("/tasks/{task}/hand-ins")), "{task}: half a hand-in");
        return Ok(Found::Nothing);
    };
    ensure!(places.len() == 1, "{task}: {} files where one was sent", places.len());
    let told = page.split("<code").nth(1).and_then(|rest| attribute(rest, "title"));
    ensure!(told == Some(&sent.sha256), "{task}: the page tells the hash {told:?}");
    let file = browser.page(port, &format!("/evidence/{place}")).await?;
    ensure!(file.status == 200, "{task}: its file answers {}", file.status);
    let found = hexadecimal(&Sha256::digest(&file.body));
    ensure!(found == sent.sha256, "{task}: the file is another one");
    Ok(Found::Whole)
}
