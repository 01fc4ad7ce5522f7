//! The words of a piece are corrected.

use app::plans::CorrectPiece;
use axum::extract::Path;
use domain::plans::{OfficeRole, ResponsibleOffice, Words, office_names};
use serde::Deserialize;

use super::panel::{Sent, WordsForm};
use super::{Place, answered};
use crate::plans::task::seen;
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(in super::super) struct CorrectForm {
    version: String,
    #[serde(default)]
    marker: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    lead: String,
    #[serde(default)]
    support: String,
    #[serde(default)]
    responsible: String,
}

pub(in super::super) async fn submit(
    Path(address): Path<(String, String)>,
    worded: Worded<CorrectForm>,
) -> Answer {
    let Worded { visit, key, fields } = worded;
    let place = Place::of(&address)?;
    let seen = seen(&fields.version);
    let form = WordsForm {
        marker: fields.marker,
        title: fields.title,
        // Browsers end lines of a text area with both characters.
        text: fields.text.replace("\r\n", "\n"),
        lead: fields.lead,
        support: fields.support,
        responsible: fields.responsible,
    };
    let words = words_of(&form);
    let sent = Sent { words: words.body(), form: Some(form), ..Sent::of("correct") };
    let order = CorrectPiece { plan: place.plan, piece: place.piece, seen, words };
    let done = visit.command(key, order).await;
    answered(visit, place, sent, done).await
}

fn words_of(form: &WordsForm) -> Words {
    let fields = [
        (&form.lead, OfficeRole::Lead),
        (&form.support, OfficeRole::Support),
        (&form.responsible, OfficeRole::Responsible),
    ];
    let named = fields.into_iter().flat_map(|(typed, role)| {
        office_names(typed).into_iter().map(move |name| ResponsibleOffice { name, role })
    });
    Words {
        marker: form.marker.clone(),
        title: form.title.clone(),
        text: form.text.clone(),
        offices: named.collect(),
    }
}
