//! The name of a file as people gave it, made safe to show.

/// Most characters of a file name.
const LONGEST_NAME: usize = 120;

/// The last part of `given`, without control and direction characters, at most 120
/// characters with its extension kept; `file` if nothing is left.
pub fn clean_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control() && !turns_text(*c)).collect();
    let shown = shown.trim().trim_start_matches('.').to_owned();
    if shown.is_empty() {
        return "file".to_owned();
    }
    shorten(&shown)
}

/// Characters that change the reading direction: `gpj.exe` would read `exe.jpg`.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn shorten(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension: String = extension.chars().take(10).collect();
    let room = LONGEST_NAME - extension.chars().count() - 1;
    let stem: String = stem.chars().take(room).collect();
    format!("{stem}.{extension}")
}
