//! Slips to print: each with a code that is shown this once.

use app::accounts::{PersonName, Slip};
use askama::Template;
use domain::org::UnitName;
use kernel::Instant;
use qrcode::{Color, QrCode};

use crate::shell::{Answer, Page, Problem, Ui, Visit, shown};

/// A page of slips.
#[derive(Template)]
#[template(path = "accounts/invitations/slips.html")]
pub(in crate::accounts) struct SlipsPage {
    pub(in crate::accounts) ui: Ui,
    pub(in crate::accounts) slips: Vec<SlipHtml>,
    /// Where people activate their account.
    pub(in crate::accounts) address: String,
    pub(in crate::accounts) picture: Picture,
}

/// One slip.
pub(in crate::accounts) struct SlipHtml {
    pub(in crate::accounts) unit: UnitName,
    pub(in crate::accounts) name: PersonName,
    pub(in crate::accounts) login: String,
    pub(in crate::accounts) code: String,
    pub(in crate::accounts) ends_at: Instant,
    /// Whether a second person has to approve it first.
    pub(in crate::accounts) waits: bool,
}

impl From<Slip> for SlipHtml {
    fn from(slip: Slip) -> Self {
        let Slip { unit, name, login, code, ends_at, waits, .. } = slip;
        Self { unit, name, login, code: code.to_string(), ends_at, waits }
    }
}

/// The address as a picture that every slip refers to.
pub(in crate::accounts) struct Picture {
    /// Modules of one side.
    pub(in crate::accounts) width: usize,
    /// The dark modules, as the path of a drawing.
    pub(in crate::accounts) path: String,
}

impl Picture {
    /// The picture of this address.
    ///
    /// # Errors
    /// A fault if the address is too long for a picture.
    pub(in crate::accounts) fn of(address: &str) -> Result<Self, Problem> {
        let code = QrCode::new(address.as_bytes()).map_err(app::Error::fault)?;
        let width = code.width();
        let modules = code.to_colors().into_iter().enumerate();
        let dark = modules.filter(|(_, color)| *color == Color::Dark);
        let square = |place: usize| format!("M{} {}h1v1h-1z", place % width, place / width);
        Ok(Self { width, path: dark.map(|(place, _)| square(place)).collect() })
    }

    /// The drawing with the quiet zone of four modules around it (ISO/IEC 18004).
    fn view(&self) -> String {
        format!("-4 -4 {0} {0}", self.width + 8)
    }
}

impl Page for SlipsPage {}

impl SlipsPage {
    /// Whether a second person has to approve one of them.
    fn waits(&self) -> bool {
        self.slips.iter().any(|slip| slip.waits)
    }
}

/// The page of these slips.
pub(super) fn show(visit: Visit, slips: Vec<Slip>) -> Answer {
    let address = format!("{}/activation", visit.web.options.base_url);
    let picture = Picture::of(&address)?;
    let slips = slips.into_iter().map(SlipHtml::from).collect();
    shown(&SlipsPage { ui: visit.ui, slips, address, picture })
}
