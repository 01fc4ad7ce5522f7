//! Prints the outline of a document: `cargo run --example outline_of FILE [json]`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1).ok_or("usage: outline_of FILE [json|source]")?;
    let reading = policydoc::read(&name, &std::fs::read(&name)?)?;
    let shown = match std::env::args().nth(2).as_deref() {
        Some("json") => serde_json::to_string_pretty(&reading.outline)?,
        Some("source") => reading.source,
        _ => reading.outline.to_text(),
    };
    writeln!(std::io::stdout(), "{shown}")?;
    Ok(())
}
