//! Units 单位, how they stand to each other, and who answers for what in them.
//!
//! Units stand in two lines at once. In the *supervision line* 监督条线 the discipline team that
//! the discipline organ posts to the education authority supervises the authority's supervision
//! office, whose supervision groups guide the schools of an area; guidance is a relation of
//! supervision, not of command. In the *administrative line* 行政条线 a village school belongs to
//! its central school, the central school to the bureau, a faculty to its college. Other units
//! stand beside both: partner agencies, leading groups, task forces with an end, parents'
//! committees and other supervisors from outside.
//!
//! Nothing of it is edited away: a unit keeps its past names and its past places in the lines, is
//! closed and never deleted, and hands what is open to a successor. What binds two units or a post
//! and a school for a time is a tie with days. Duties are bound to posts, posts are held by
//! people from a day to a day (tenures), so who held a post on a day can be asked of any day.
//!
//! Sources: the supervision networks of the counties (1 + 1 + 19 + 168), 《中小学校领导人员管理暂行
//! 办法》 for who answers first; which posts, in `packs/posts`.

mod change;
mod events;
mod found;
mod kind;
mod line;
mod past;
mod post;
mod record;
mod refusal;
mod school;
mod tenure;
mod tie;
mod unit;

pub use change::{Closing, Move, Rename, close, move_to, rename};
pub use events::UnitEvent;
pub use found::{Founding, found};
pub use kind::{Tier, UnitKind};
pub use line::{DEEPEST, Line};
pub use past::{PastName, PastPlace, name_on};
pub use post::{Incompatible, Post, PostKey, PostKind, PostTemplate, conflicts, templates_for};
pub use record::{AreaClass, PupilCount, SchoolCode, SchoolRecord};
pub use refusal::{PostRefusal, TieRefusal, UnitField, UnitRefusal};
pub use school::{Ownership, SchoolClass, SchoolProfile, Stage};
pub use tenure::{Appointment, Holding, Tenure, appoint, end_tenure, holder_on};
pub use tie::{Tie, TieKind, TieOrder, end_tie, tie, verifier_on};
pub use unit::{Closure, Unit, UnitName};
