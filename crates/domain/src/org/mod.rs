//! Units 单位 and how they stand to each other.
//!
//! A county's supervision line has four tiers: the discipline team that the discipline
//! organ posts to the education authority, the authority's own supervision office, the
//! supervision groups in central schools, and the schools. A group guides the schools of
//! its area; guidance is a relation of supervision, not of command (a village school
//! counts as a school of its own). Beside the line stand the departments 科室 of the
//! authority's administration: they do the work that the line supervises.

mod school;
mod unit;

pub use school::{Ownership, SchoolClass, SchoolProfile, Stage};
pub use unit::{Tier, Unit, UnitName};
