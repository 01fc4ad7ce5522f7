//! Documents, out and in: plain data in, bytes out, and back.
//!
//! What people take along from a page leaves through here, and workbooks that they bring are read
//! here. A writer knows the format and the shape of an office sheet (paper, widths, repeated
//! heads), a reader what hostile files do; neither knows a sentence, a right or a clock: all of
//! it is given.

pub mod blank;
pub mod marked;
pub mod workbook;
pub mod xlsx;
