//! Signing in and out, the second factor, one's own sessions and tokens, the county's recusals, who
//! acts for a unit.

mod account;
mod code;
mod end_substitution;
mod issue_token;
mod name_substitute;
mod recusals;
mod revoke_token;
#[cfg(test)]
pub(crate) mod samples;
mod second_factor;
mod session_end;
mod sign_in;
mod staff;
mod tokens;

use domain::access::Act;

use crate::shell::{Needs, Routes};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/sign-in", Needs::Nobody("the way in"), sign_in::page)
        .post("/session", Needs::Nobody("the way in"), sign_in::submit)
        .get("/sign-in/code", Needs::Nobody("second step of the way in"), code::page)
        .post("/session/code", Needs::Nobody("second step of the way in"), code::submit)
        .post("/session/end", Needs::SignedIn("everyone may leave"), session_end::submit)
        .get("/account", Needs::SignedIn("one's own account"), account::page)
        .post("/account/second-factor", Needs::SignedIn("one's own account"), second_factor::enrol)
        .post(
            "/account/second-factor/removal",
            Needs::SignedIn("one's own account"),
            second_factor::remove,
        )
        .post(
            "/account/other-sessions/end",
            Needs::SignedIn("one's own account"),
            session_end::submit_others,
        )
        .get("/tokens", Needs::SignedIn("one's own tokens"), tokens::page)
        .post("/tokens", Needs::SignedIn("one's own tokens"), issue_token::submit)
        .post("/tokens/{id}/end", Needs::SignedIn("one's own tokens"), revoke_token::submit)
        .get("/recusals", Needs::Act(Act::ReadRecusals), recusals::page)
        .get("/units/{id}/accounts", Needs::Act(Act::ReadAccounts), staff::page)
        .post("/units/{id}/substitutions", Needs::Act(Act::NameSubstitute), name_substitute::submit)
        .post("/substitutions/{id}/end", Needs::Act(Act::NameSubstitute), end_substitution::submit)
}
