//! The two lines: which kind may stand under which, without circles and not too deep.

use std::collections::HashMap;

use kernel::UnitId;
use serde::Serialize;

use super::{Unit, UnitKind, UnitRefusal};

/// Most units above one another, from the top of a line to its bottom; a campus of a village school
/// is the fourth.
pub const DEEPEST: usize = 6;

/// The kinds to which a unit of this kind may belong.
fn owners(kind: UnitKind) -> &'static [UnitKind] {
    use UnitKind::{
        CentralSchool, College, EducationBureau, LeadingGroup, School, SocialDevelopmentBureau,
        TeachingPoint,
    };
    match kind {
        UnitKind::BureauOffice | UnitKind::AffiliatedInstitution | CentralSchool | College => {
            &[EducationBureau, SocialDevelopmentBureau]
        }
        UnitKind::Department => &[EducationBureau, SocialDevelopmentBureau, College],
        // A campus belongs to its school.
        School => &[EducationBureau, SocialDevelopmentBureau, CentralSchool, School, College],
        // Of a group it is where the group sits: that school it cannot verify.
        TeachingPoint | UnitKind::SupervisionGroup => {
            &[EducationBureau, SocialDevelopmentBureau, CentralSchool, School]
        }
        UnitKind::Faculty => &[College],
        UnitKind::ParentsCommittee => &[School, CentralSchool, TeachingPoint, College],
        UnitKind::TaskForce | UnitKind::HiredInspectors => {
            &[EducationBureau, SocialDevelopmentBureau, LeadingGroup]
        }
        UnitKind::DisciplineTeam
        | EducationBureau
        | SocialDevelopmentBureau
        | LeadingGroup
        | UnitKind::TownDisciplineCommittee
        | UnitKind::PartnerAgency => &[],
    }
}

/// A line in which units stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// 监督条线: who guides.
    Supervision,
    /// 行政条线: to whom it belongs.
    Administration,
}

impl Line {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Supervision, Self::Administration];

    /// The stable name, as stored; also the tail of its message id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supervision => "supervision",
            Self::Administration => "administration",
        }
    }

    /// The line of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.name() == name)
    }

    /// The kinds under which a unit of this kind may stand.
    pub fn parents(self, kind: UnitKind) -> &'static [UnitKind] {
        match self {
            Self::Supervision if kind.is_school() => &[UnitKind::SupervisionGroup],
            Self::Supervision => &[],
            Self::Administration => owners(kind),
        }
    }

    /// Whether a unit of this kind must have one above it.
    pub fn is_needed(self, kind: UnitKind) -> bool {
        self == Self::Administration
            && matches!(kind, UnitKind::Faculty | UnitKind::ParentsCommittee)
    }

    /// Looks whether the unit may stand under `above`; `units` are all of the county.
    ///
    /// # Errors
    /// [`UnitRefusal::ParentMissing`], [`UnitRefusal::WrongParent`],
    /// [`UnitRefusal::ParentClosed`], [`UnitRefusal::Circle`], [`UnitRefusal::TooDeep`].
    pub(super) fn check(
        self,
        (unit, kind): (UnitId, UnitKind),
        above: Option<UnitId>,
        units: &[Unit],
    ) -> Result<(), UnitRefusal> {
        let Some(above) = above else {
            let is_missing = self.is_needed(kind);
            return if is_missing { Err(UnitRefusal::ParentMissing(self)) } else { Ok(()) };
        };
        let parent = units.iter().find(|other| other.id == above);
        let parent = parent.filter(|parent| self.parents(kind).contains(&parent.kind));
        let parent = parent.ok_or(UnitRefusal::WrongParent(self))?;
        if !parent.is_open() {
            return Err(UnitRefusal::ParentClosed(self));
        }
        let higher = self.chain(parent.id, units);
        if higher.contains(&unit) {
            return Err(UnitRefusal::Circle(self));
        }
        if higher.len() + 1 + self.height(unit, units) > DEEPEST {
            return Err(UnitRefusal::TooDeep(self));
        }
        Ok(())
    }

    /// The unit and those above it, from below; it ends even where the rows are in a circle.
    fn chain(self, unit: UnitId, units: &[Unit]) -> Vec<UnitId> {
        let above: HashMap<UnitId, UnitId> =
            units.iter().filter_map(|unit| Some((unit.id, unit.above(self)?))).collect();
        let up = std::iter::successors(Some(unit), |unit| above.get(unit).copied());
        up.take(units.len() + 1).collect()
    }

    /// How many units stand below one another from this one on, itself not counted.
    fn height(self, unit: UnitId, units: &[Unit]) -> usize {
        let mut row = vec![unit];
        let mut height = 0;
        while height <= DEEPEST {
            row = units
                .iter()
                .filter(|other| other.above(self).is_some_and(|above| row.contains(&above)))
                .map(|other| other.id)
                .collect();
            if row.is_empty() {
                break;
            }
            height += 1;
        }
        height
    }
}
