//! The burden meter, and the question whether something is asked for already.

mod asked;
mod meter;
mod similar;

pub use meter::{BurdenPage, ClassBurden, OwnBurden, Source, SourceBurden, burden_page};
pub use similar::{SimilarDuty, similar_duties};
