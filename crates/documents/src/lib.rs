//! Writers of documents: plain data in, bytes out.
//!
//! What people take along from a page leaves through here. A writer knows the format and the
//! shape of an office sheet (paper, widths, repeated heads); it knows no sentence, no right and
//! no clock: all of it is given.

pub mod xlsx;
