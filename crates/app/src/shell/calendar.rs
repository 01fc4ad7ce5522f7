//! The calendars of working days: the law lives in data, and counties load what is newer than
//! the program.
//!
//! Every county has its own calendar, that of the pack with the notices it loaded in the place
//! of those of the same years. Another process may load one at any time. Notices are never
//! edited, so their number says whether there is a new one; it is looked up before each
//! command and each page.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::CountyId;
use kernel::calendar::{WorkCalendar, YearNotice};
use rust_embed::RustEmbed;
use sea_orm::DatabaseConnection;
use tokio::sync::watch;

use crate::{Error, Result, calendar, org};

#[derive(RustEmbed)]
#[folder = "../../packs/calendar"]
struct CalendarPack;

/// The calendar from the embedded notices; see `packs/calendar/README.md` for their origin.
///
/// # Errors
/// A fault if a file of the pack is damaged; it names the file.
pub fn calendar_of_the_pack() -> Result<WorkCalendar> {
    calendar_with([])
}

/// The calendar of the pack with these notices in the place of those of the same years; of one
/// year the last counts.
pub(crate) fn calendar_with(loaded: impl IntoIterator<Item = YearNotice>) -> Result<WorkCalendar> {
    let mut notices = HashMap::new();
    for name in CalendarPack::iter().filter(|name| name.ends_with(".json")) {
        if name.starts_with("holiday-cn/") {
            let notice: YearNotice = parsed(&name)?;
            notices.insert(notice.year, notice);
        }
    }
    notices.extend(loaded.into_iter().map(|notice| (notice.year, notice)));
    let statutory: Vec<_> = parsed("statutory.json")?;
    WorkCalendar::new(notices.into_values(), statutory).map_err(Error::fault)
}

fn parsed<T: serde::de::DeserializeOwned>(name: &str) -> Result<T> {
    let file = CalendarPack::get(name).ok_or_else(|| Error::fault(format!("no {name}")))?;
    serde_json::from_slice(&file.data).map_err(|error| Error::fault(format!("{name}: {error}")))
}

/// The calendars in use, exchanged as a whole.
pub(crate) struct Calendars(watch::Sender<InUse>);

struct InUse {
    /// How many notices they were made from.
    notices: u64,
    /// That of a county without notices of its own.
    pack: Arc<WorkCalendar>,
    of_counties: HashMap<CountyId, Arc<WorkCalendar>>,
}

impl Calendars {
    /// The calendars of the installation.
    pub(super) async fn read(db: &DatabaseConnection) -> Result<Self> {
        let pack = Arc::new(calendar_of_the_pack()?);
        let none = InUse { notices: 0, pack, of_counties: HashMap::new() };
        let calendars = Self(watch::Sender::new(none));
        calendars.refresh(db).await?;
        Ok(calendars)
    }

    /// The calendar of a county.
    pub(super) fn of(&self, county: CountyId) -> Arc<WorkCalendar> {
        let in_use = self.0.borrow();
        Arc::clone(in_use.of_counties.get(&county).unwrap_or(&in_use.pack))
    }

    /// Takes in notices that were loaded since, here or by another process.
    pub(super) async fn refresh(&self, db: &DatabaseConnection) -> Result<()> {
        let notices = calendar::notices_loaded(db).await?;
        if notices == self.0.borrow().notices {
            return Ok(());
        }
        let mut of_counties = HashMap::new();
        for county in org::county_ids(db).await? {
            let in_force = calendar::notices_in_force(db, county).await?;
            of_counties.insert(county, Arc::new(calendar_with(in_force)?));
        }
        self.0.send_modify(|in_use| {
            // Another refresh may have been faster, with more.
            if in_use.notices < notices {
                (in_use.notices, in_use.of_counties) = (notices, of_counties);
            }
        });
        Ok(())
    }
}
