//! Results go to stdout.

use std::io::Write as _;

/// Prints a line; whoever reads may stop reading.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
