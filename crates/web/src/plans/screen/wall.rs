//! The screen on a wall: groups only, in large type; the browser asks anew by itself.

use askama::Template;

use super::county::CountyView;
use super::look::{Shine, ShineTogether};
use crate::shell::{Page, Ui};

/// Seconds between two looks.
const ANEW_AFTER: u32 = 120;

/// The screen on a wall.
#[derive(Template)]
#[template(path = "plans/screen/wall.html")]
pub(in crate::plans) struct WallPage {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) view: CountyView,
}

impl Page for WallPage {}

impl WallPage {
    fn anew_after() -> u32 {
        ANEW_AFTER
    }

    fn is_dark(&self) -> bool {
        !self.view.asked.dark.is_empty()
    }
}
