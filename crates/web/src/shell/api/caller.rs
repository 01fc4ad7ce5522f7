//! Who calls: the person behind the token of a request.

use app::accounts::{TokenHolder, token_holder};
use app::{Command, FormKey, Reader};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use domain::access::Actor;
use domain::accounts::TokenScope;

use super::super::visit::{network, ui};
use super::super::{Problem, Ui, Web};
use super::Trouble;

/// The scope that the table of routes names for a route, on its way to the [`Caller`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Required(pub(crate) TokenScope);

/// A person for whom a program calls, with a token that has the scope of the route.
pub(crate) struct Caller {
    pub(crate) web: Web,
    /// The language that was wished for, and the moment.
    pub(crate) ui: Ui,
    pub(crate) holder: TokenHolder,
}

impl Caller {
    /// The handle on which this person asks.
    pub(crate) fn reader(&self) -> Reader<'_> {
        self.web.app.reader(&self.holder.person)
    }

    /// Whether the token may be used for this.
    pub(crate) fn has(&self, scope: TokenScope) -> bool {
        self.holder.scopes.contains(&scope)
    }

    /// Carries out a command for this person, once for this key.
    pub(crate) async fn command<C: Command>(
        &self,
        key: Option<FormKey>,
        command: C,
    ) -> app::Result<C::Outcome> {
        let actor = Actor::Person(self.holder.person.clone());
        self.web.app.command(&actor, key, command).await
    }
}

impl FromRequestParts<Web> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let required = parts.extensions.get::<Required>().copied();
        let Required(scope) =
            required.ok_or_else(|| app::Error::fault("a route without a scope"))?;
        let token = bearer(&parts.headers).ok_or(Trouble::TokenRefused)?;
        let holder = token_holder(&web.app, token, &network(parts, &web.options)).await?;
        let holder = holder.ok_or(Trouble::TokenRefused)?;
        web.app.see_new_notices().await?;
        let caller = Self { web: web.clone(), ui: ui(parts, web, None), holder };
        if caller.has(scope) { Ok(caller) } else { Err(Trouble::ScopeMissing(scope).into()) }
    }
}

/// The token of `Authorization: Bearer …` (RFC 6750, 2.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
