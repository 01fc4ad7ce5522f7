//! Invitations and the administration of accounts. Signing in and out, the second factor, one's own sessions and tokens, the county's recusals, who
//! acts for a unit.

mod account;
mod code;
mod end_substitution;
mod invitations;
mod issue_token;
mod name_substitute;
mod record;
mod recusals;
mod revoke_token;
#[cfg(test)]
pub(crate) mod samples;
mod second_factor;
mod session_end;
mod sign_in;
mod staff;
mod tokens;
mod verification;

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
        .and(administration_routes())
}

/// The way in with a slip, and what the three administrators do.
fn administration_routes() -> Routes {
    Routes::default()
        .get("/activation", Needs::Nobody("the way in with a slip"), invitations::activation::page)
        .post(
            "/activation",
            Needs::Nobody("the way in with a slip"),
            invitations::activation::submit,
        )
        .get("/accounts", Needs::Act(Act::ListAccounts), invitations::list::page)
        .get("/accounts/{id}", Needs::Act(Act::ListAccounts), invitations::file::page)
        .post("/accounts/{id}/code", Needs::Act(Act::InviteAccount), invitations::again::submit)
        .post("/accounts/{id}/reset", Needs::Act(Act::ResetAccount), invitations::reset::submit)
        .post(
            "/accounts/{id}/sessions/end",
            Needs::Act(Act::EndSessions),
            invitations::end_sessions::submit,
        )
        .get("/invitations/new", Needs::Act(Act::InviteAccount), invitations::form::page)
        .post("/invitations", Needs::Act(Act::InviteAccount), invitations::invite::submit)
        .post("/invitations/units", Needs::Act(Act::InviteAccount), invitations::units::submit)
        .post(
            "/invitations/{id}/withdrawal",
            Needs::Act(Act::InviteAccount),
            invitations::withdrawal::submit,
        )
        .post(
            "/invitations/{id}/approval",
            Needs::Act(Act::ApproveGrant),
            invitations::approval::submit,
        )
        .post(
            "/invitations/{id}/refusal",
            Needs::Act(Act::ApproveGrant),
            invitations::refusal::submit,
        )
        .get("/record", Needs::Act(Act::ReadAccessRecord), record::page)
        .post("/record/verification", Needs::Act(Act::ReadAccessRecord), verification::submit)
}
