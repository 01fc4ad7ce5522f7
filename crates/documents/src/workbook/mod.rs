//! Reading workbooks: .xlsx, .xls and .csv in, sheets of cells out.
//!
//! What arrives here was made by anybody, so nothing that a file says about itself is believed:
//! the kind is known by its bytes, sizes are counted while they come out, and a sheet is a list of
//! the cells that are there, never a rectangle (see [`Limits`]). Nothing is calculated: a formula
//! gives the value that was stored beside it.
//!
//! Sources: ECMA-376 for .xlsx, MS-XLS and MS-CFB for .xls, RFC 4180 for .csv.

mod csv;
mod error;
mod limits;
mod xls;
mod xlsx;

use kernel::sheet::SheetOfCells;

pub use error::Unread;
pub use limits::Limits;

/// The sheets of a workbook, in its order; a .csv is one sheet without a name.
///
/// # Errors
/// [`Unread`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetOfCells>, Unread> {
    if bytes.starts_with(b"PK\x03\x04") {
        xlsx::read(bytes, limits)
    } else if bytes.starts_with(&xls::SIGNATURE) {
        xls::read(bytes, limits)
    } else {
        Ok(vec![csv::read(bytes, limits)?])
    }
}
