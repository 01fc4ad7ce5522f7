//! The office confirms several pledges at once, after a look at the whole list.

use std::collections::HashMap;

use app::plans::CounterSign;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::plans::{Confirmation, TaskRefusal};
use kernel::Message;

use super::super::screen::duty::number;
use super::list::{Sent, chosen_in, show};
use crate::shell::{Answer, Told, Worded, see_other};

/// The fields: `pledge-…` for each that was chosen, `post`, `name`, `sha256`, and `count`, how
/// many the person was shown; without it the list is shown for a last look.
pub(in crate::plans) async fn submit(
    Path(no): Path<String>,
    worded: Worded<HashMap<String, String>>,
) -> Answer {
    let Worded { visit, key, fields } = worded;
    let no = number(&no)?;
    let tasks = chosen_in(&fields);
    let said = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let (post, name, sha256) = (said("post"), said("name"), said("sha256"));
    let (is_checked, chosen) = (true, Some(tasks.clone()));
    let sent = Sent { error: None, is_checked, chosen, post: post.clone(), name: name.clone() };
    if tasks.is_empty() {
        let error = Told::of(&visit.ui, &TaskRefusal::NothingChosen.into());
        return show(visit, no, Sent { error, ..sent }).await;
    }
    if said("count") != tasks.len().to_string() {
        return show(visit, no, sent).await;
    }
    let said = Confirmation { post, name, sha256 };
    match visit.command(key, CounterSign { tasks, said }).await {
        Ok(_) | Err(app::Error::Repeated) => see_other(format!("/duties/{no}/pledges")),
        Err(app::Error::Stale { .. }) => {
            let sentence = visit.ui.say(&Message::new("pledge-list-changed"));
            let told = Told { status: StatusCode::CONFLICT, sentence };
            show(visit, no, Sent { error: Some(told), ..sent }).await
        }
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => show(visit, no, Sent { error: Some(told), ..sent }).await,
            None => Err(error.into()),
        },
    }
}
