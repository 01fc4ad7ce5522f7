//! What the installation does by itself, and how it stands: its jobs, the disk, the backups, the
//! outbox, and what is forgotten when its time is over.
//!
//! Nothing here names a person, a unit or an address: it is read by whoever keeps the machine.
//! Sources: GB/T 22239-2019 8.1.4.9 (backup with a recent record of it); Cybersecurity Law 网络安全法
//! (monitoring and keeping of logs); Personal Information Protection Law 个人信息保护法, article 19
//! (kept no longer than needed).

mod backups;
mod care;
mod disk;
mod jobs;
mod measures;
mod page;
mod retention;
mod warnings;

pub use backups::{BackupMark, last_backup};
pub use care::Care;
pub use jobs::{JobBook, JobState};
pub use measures::{Measures, measure};
pub use page::{SystemPage, system_page};
pub use retention::{Class, Counted, HOLDABLE, RetentionClass, Sure, policy, sweep, tidy};
pub use warnings::{Warning, watch};

pub(crate) use backups::remember;
pub(crate) use retention::Forget;
pub(crate) use warnings::Warned;
