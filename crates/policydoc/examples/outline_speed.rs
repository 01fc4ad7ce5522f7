//! Measures `outline` in MB of text per second: `cargo run --release --example outline_speed FILE`.

use std::io::Write;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1).ok_or("usage: outline_speed FILE")?;
    let text = policydoc::extract(&name, &std::fs::read(&name)?)?;
    let copies = (8 << 20) / text.len().max(1) + 1;
    let long = text.repeat(copies);
    for (what, source, rounds) in [("the file", &text, copies), ("one text of 8 MB", &long, 1)] {
        let begun = Instant::now();
        let mut nodes = 0;
        for _ in 0..rounds {
            nodes += policydoc::outline(source).nodes.len();
        }
        let seconds = begun.elapsed().as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "a speed of a few digits")]
        let speed = (source.len() * rounds) as f64 / 1e6 / seconds;
        writeln!(std::io::stdout(), "{what}: {speed:.1} MB/s, {nodes} nodes, {seconds:.2} s")?;
    }
    Ok(())
}
