//! Samples of the pages for signing in, the own account and recusals.

use app::accounts::{RecusalRow, SessionRow};
use domain::Refusal;
use domain::access::Role;
use domain::accounts::SignInRefusal;
use kernel::{RecusalId, SeededIds};

use super::account::{AccountPage, Offer, picture};
use super::code::CodePage;
use super::recusals::RecusalsPage;
use super::sign_in::SignInPage;
use crate::shell::samples::{Sample, Setting, chen, moment, person, riverside, unit};

/// An invented secret, in base 32.
const SECRET: &str = "MZXW6YTBOI2DEMRSGIZTGNBV";

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    [sign_in(setting), code(setting), account(setting), recusals(setting)].concat()
}
