//! What an actor may list: the same table, asked once for a whole list.

use kernel::UnitId;

use super::{Act, Decision, Facts, Person, Relation, may};

/// The part of the county's units whose things a person may see under one act.
///
/// It is derived from [`may`], so a list can never show what a page would hide.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each relation of the table")]
pub struct Scope {
    /// The person's own unit.
    pub unit: UnitId,
    /// Things of the own unit.
    pub own: bool,
    /// Things of units that the own unit guides.
    pub guided: bool,
    /// Things of other units whose duty the own unit leads or supports.
    pub led: bool,
    /// Things of all other units of the county.
    pub elsewhere: bool,
    /// Units of which the person sees no trace.
    pub except: Vec<UnitId>,
}

impl Scope {
    /// Whether the person sees work of other units by leading it alone.
    pub fn leads_only(&self) -> bool {
        self.led && !self.elsewhere
    }

    /// The scope of `person` for `act`.
    pub fn of(person: &Person, act: Act) -> Self {
        let sees = |relation| may(person.role, act, Facts::of(relation)) == Decision::Allow;
        Self {
            unit: person.unit,
            own: sees(Relation::OwnUnit),
            guided: sees(Relation::Guided),
            led: sees(Relation::Led),
            elsewhere: sees(Relation::Elsewhere),
            except: person.recused_from.clone(),
        }
    }
}
