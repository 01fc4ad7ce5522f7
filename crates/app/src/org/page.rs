//! The page of a unit: what it is, where it stands, what ties it, who answers in it, what it was.

use domain::access::Act;
use domain::org::{
    Line, PastName, PastPlace, PostKind, PupilCount, SchoolRecord, Tie, TieKind, Unit, UnitName,
};
use kernel::{PostId, UnitId, local_date};

use super::list::named;
use super::posts::{PostRow, held_today, post_of, posts_of};
use super::queries::visible_units;
use super::store::{names_before, places_before, unit};
use super::{schools, ties};
use crate::{Reader, Result, reactions};

/// A tie as the page of one of its two units shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieRow {
    /// The tie.
    pub tie: Tie,
    /// The unit on the other side.
    pub other: Option<Unit>,
    /// The title of the post, of a contact duty.
    pub post: Option<UnitName>,
    /// Whether it holds today or later.
    pub is_open: bool,
}

/// A unit.
#[derive(Debug, Clone)]
pub struct UnitPage {
    /// The unit.
    pub unit: Unit,
    /// All units that the person may see, for names and choices.
    pub known: Vec<Unit>,
    /// The names that it bore, the earliest first.
    pub names: Vec<PastName>,
    /// The places that it had, the earliest first.
    pub places: Vec<PastPlace>,
    /// Its ties, the latest first.
    pub ties: Vec<TieRow>,
    /// Its master data, of a school.
    pub record: SchoolRecord,
    /// Its pupils by term, the latest first.
    pub counts: Vec<PupilCount>,
    /// Its posts with who holds them today; `None` for who may not see that.
    pub posts: Option<Vec<PostRow>>,
    /// How many of its tasks are open; `None` for who may not see its tasks.
    pub open_tasks: Option<u64>,
    /// Whether the person may rename, move, tie and close it.
    pub may_manage: bool,
    /// Whether the person may keep its counts and posts.
    pub may_keep: bool,
    /// Whether the person may see who acts for it.
    pub may_see_accounts: bool,
}

impl UnitPage {
    /// The unit of this id, if the person may see it.
    pub fn named(&self, id: Option<UnitId>) -> Option<&Unit> {
        named(&self.known, id)
    }

    /// The open units directly below it in this line.
    pub fn below(&self, line: Line) -> impl Iterator<Item = &Unit> {
        let id = self.unit.id;
        self.known.iter().filter(move |unit| unit.is_open() && unit.above(line) == Some(id))
    }

    /// The units that may stand above it in this line.
    pub fn possible(&self, line: Line) -> impl Iterator<Item = &Unit> {
        let (id, kinds) = (self.unit.id, line.parents(self.unit.kind));
        let fits =
            move |unit: &&Unit| unit.is_open() && unit.id != id && kinds.contains(&unit.kind);
        self.known.iter().filter(fits)
    }

    /// The units to which it can be tied so.
    pub fn tie_partners(&self, kind: TieKind) -> impl Iterator<Item = &Unit> {
        let (id, side) = (self.unit.id, kind.other_side());
        let fits = move |unit: &&Unit| unit.is_open() && unit.id != id && Some(unit.kind) == side;
        self.known.iter().filter(fits)
    }

    /// The units that can take over what it has open.
    pub fn successors(&self) -> impl Iterator<Item = &Unit> {
        let (id, tier) = (self.unit.id, self.unit.tier());
        let fits = move |unit: &&Unit| unit.is_open() && unit.id != id && unit.tier() == tier;
        self.known.iter().filter(fits)
    }
}

/// The page of a unit.
///
/// # Errors
/// [`crate::Error::Missing`] for who may not see it, or a fault.
pub async fn unit_page(reader: &Reader<'_>, id: UnitId) -> Result<UnitPage> {
    let unit = unit(reader.db(), reader.person().county, id).await?;
    let facts = reader.person().facts_of(&unit);
    reader.require(Act::ReadNetwork, facts)?;
    let known = visible_units(reader, Act::ReadNetwork).await?;
    let posts = if reader.may(Act::ReadPosts, facts) {
        Some(held_today(reader, &unit).await?)
    } else {
        None
    };
    let open_tasks = if reader.may(Act::ReadTask, facts) {
        Some(reactions::open_tasks_of(reader.db(), unit.id).await?)
    } else {
        None
    };
    Ok(UnitPage {
        names: names_before(reader.db(), unit.id).await?,
        places: places_before(reader.db(), unit.id).await?,
        ties: tie_rows(reader, &unit, &known).await?,
        record: schools::record(reader.db(), unit.id).await?,
        counts: schools::counts(reader.db(), unit.id).await?,
        may_manage: reader.may(Act::ManageNetwork, facts),
        may_keep: reader.may(Act::KeepUnit, facts),
        may_see_accounts: reader.may(Act::ReadAccounts, facts),
        posts,
        open_tasks,
        known,
        unit,
    })
}

/// The ties of a unit to those that the person may see.
async fn tie_rows(reader: &Reader<'_>, unit: &Unit, known: &[Unit]) -> Result<Vec<TieRow>> {
    let today = local_date(reader.now());
    let mut rows = Vec::new();
    for tie in ties::ties_of(reader.db(), unit.id).await? {
        let other = if tie.unit == unit.id { tie.to } else { tie.unit };
        let other = named(known, Some(other)).cloned();
        if other.is_none() {
            continue;
        }
        let post = match tie.post {
            Some(post) => Some(post_of(reader.db(), unit.county, post).await?.title),
            None => None,
        };
        let is_open = tie.last_on.is_none_or(|last| today <= last);
        rows.push(TieRow { tie, other, post, is_open });
    }
    Ok(rows)
}

/// The posts by which somebody can look after schools: those that lead, of the units that the
/// person may see posts of.
///
/// # Errors
/// A fault of the database.
pub async fn contact_posts(reader: &Reader<'_>) -> Result<Vec<(PostId, UnitName, UnitName)>> {
    let mut units = visible_units(reader, Act::ReadPosts).await?;
    // Who looks after schools is above them.
    units.retain(|unit| unit.is_open() && !unit.kind.is_school());
    let open: Vec<UnitId> = units.iter().map(|unit| unit.id).collect();
    let leads = |kind| matches!(kind, PostKind::FirstResponsible | PostKind::Leader);
    let posts = posts_of(reader.db(), &open).await?;
    let posts = posts.into_iter().filter(|post| leads(post.kind));
    let named = posts.filter_map(|post| {
        let unit = units.iter().find(|unit| unit.id == post.unit)?;
        Some((post.id, unit.name.clone(), post.title))
    });
    Ok(named.collect())
}
