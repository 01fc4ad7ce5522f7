//! Who visits: the state of the web side, a guest, a signed-in person.

use std::collections::HashMap;
use std::sync::Arc;

use app::accounts::SignedIn;
use app::upkeep::Warning;
use app::{App, FormKey, Reader};
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::header::{ACCEPT_LANGUAGE, HOST, REFERER};
use axum::http::request::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::access::{Act, Facts, Person};
use domain::org::UnitName;
use kernel::{CountyId, Message};
use l10n::Locale;

use super::form::SentKey;
use super::guard::FromOurPage;
use super::ui::{Greeting, Menu};
use super::{Problem, ServeOptions, Ui, client, own_path, tokens};
use crate::upkeep::Counters;

/// The state of the web side. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Web {
    pub(crate) app: App,
    pub(crate) options: Arc<ServeOptions>,
    pub(crate) counties: Arc<HashMap<CountyId, UnitName>>,
    pub(crate) counters: Arc<Counters>,
}

/// Somebody who need not be signed in.
pub(crate) struct Guest {
    pub(crate) web: Web,
    pub(crate) ui: Ui,
    /// Where the request comes from, for the throttle.
    pub(crate) network: String,
    /// What kind of device, in a word.
    pub(crate) device: String,
}

/// A signed-in person on a page.
pub(crate) struct Visit {
    pub(crate) web: Web,
    pub(crate) ui: Ui,
    pub(crate) signed_in: SignedIn,
    /// Whether the browser itself says that a page of ours sent this form.
    pub(super) from_our_page: bool,
}

impl Visit {
    /// The handle on which this person asks.
    pub(crate) fn reader(&self) -> Reader<'_> {
        self.web.app.reader(&self.signed_in.person)
    }

    /// Carries out a command for this person, once for this form; one that was shown in an
    /// earlier session is refused, so that it is looked at again.
    pub(crate) async fn command<C: app::Command>(
        &self,
        form: impl Into<SentKey>,
        command: C,
    ) -> app::Result<C::Outcome> {
        match form.into() {
            SentKey::Checked(form) => {
                self.web.app.command(&self.signed_in.actor(), Some(form), command).await
            }
            SentKey::Earlier => Err(app::Error::Refused(Message::new("form-earlier-session"))),
        }
    }
}

impl FromRequestParts<Web> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        Ok(Self {
            web: web.clone(),
            ui: ui(parts, web, None),
            network: network(parts, &web.options),
            device: device(parts),
        })
    }
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let token =
            tokens::session_token(&web.options, &parts.headers).ok_or(Problem::SignInFirst)?;
        let signed_in = app::accounts::signed_in(&web.app, &token).await?;
        let signed_in = signed_in.ok_or(Problem::SignInFirst)?;
        web.app.see_new_notices().await?;
        let ui = ui(parts, web, Some(&signed_in));
        Ok(Self { web: web.clone(), ui, signed_in, from_our_page: from_our_page(parts) })
    }
}

/// Whether the browser itself says that a page of ours sent this form.
pub(crate) fn from_our_page(parts: &Parts) -> bool {
    parts.extensions.get::<FromOurPage>().is_some()
}

/// What templates are given for this request, signed in or not; for pages about problems.
pub(super) async fn ui_of_anyone(parts: &Parts, web: &Web) -> Ui {
    let signed_in = match tokens::session_token(&web.options, &parts.headers) {
        Some(token) => app::accounts::signed_in(&web.app, &token).await.ok().flatten(),
        None => None,
    };
    ui(parts, web, signed_in.as_ref())
}

/// What templates are given for this request.
pub(super) fn ui(parts: &Parts, web: &Web, signed_in: Option<&SignedIn>) -> Ui {
    let wishes = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let chosen = tokens::cookie(&parts.headers, "lang").and_then(|tag| Locale::from_tag(&tag));
    let county = match signed_in {
        Some(signed_in) => web.counties.get(&signed_in.person.county),
        None => web.counties.values().next(),
    };
    let blank = || UnitName { zh: String::new(), en: String::new() };
    Ui {
        locale: chosen.unwrap_or_else(|| Locale::from_wishes(wishes.unwrap_or_default())),
        large: tokens::cookie(&parts.headers, "text").as_deref() == Some("large"),
        county: county.cloned().unwrap_or_else(blank),
        greeting: signed_in.map(|signed_in| greeting(web, signed_in)),
        here: here(parts),
        now: web.app.now(),
        system: signed_in.and_then(|signed_in| system(web, &signed_in.person)),
        form: FormKey::fresh(web.app.ids()),
    }
}

/// What there is to see to, for somebody who may see how the installation stands.
fn system(web: &Web, person: &Person) -> Option<Vec<Message>> {
    let may = web.app.reader(person).may(Act::ReadSystem, Facts::COUNTY);
    may.then(|| web.app.warnings().iter().map(Warning::message).collect())
}

fn greeting(web: &Web, signed_in: &SignedIn) -> Greeting {
    Greeting {
        name: signed_in.name.clone(),
        unit: signed_in.unit.clone(),
        menu: Menu::of(signed_in.person.role),
        token: URL_SAFE_NO_PAD.encode(web.app.keys().form_token(&signed_in.session)),
    }
}

/// The page to come back to: this one, or the one whose form was sent.
fn here(parts: &Parts) -> String {
    if parts.method == Method::GET {
        return parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    }
    let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let page = header(REFERER).and_then(|page| page.split_once("://"));
    let page = page.and_then(|(_, page)| page.split_once('/'));
    let ours = page.filter(|(host, _)| Some(*host) == header(HOST));
    ours.map_or_else(|| "/".to_owned(), |(_, path)| own_path(&format!("/{path}")))
}

/// Where the request comes from, as text for the throttle.
pub(super) fn network(parts: &Parts, options: &ServeOptions) -> String {
    let peer = || client::peer(parts);
    client(parts, options).or_else(peer).map(|it| it.to_string()).unwrap_or_default()
}

/// A word for the device: enough for its owner to know it again, too little to tell people apart.
fn device(parts: &Parts) -> String {
    let agent = parts.headers.get("user-agent").and_then(|value| value.to_str().ok());
    let agent = agent.unwrap_or_default();
    let first = |names: &[&'static str]| names.iter().copied().find(|name| agent.contains(name));
    let browser = first(&["MicroMessenger", "Edg", "Firefox", "Chrome", "Safari"]);
    let system = first(&["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
