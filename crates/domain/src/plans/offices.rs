//! Lists of offices as people type and read them.

/// The ideographic comma that separates names in Chinese lists.
const LIST_COMMA: char = '\u{3001}';
/// What people type between names: ideographic, full-width and plain commas and semicolons.
const TYPED: [char; 6] = [LIST_COMMA, '\u{ff0c}', '\u{ff1b}', ',', ';', '\n'];

/// The names in a typed list, in order.
pub fn office_names(typed: &str) -> Vec<String> {
    let names = typed.split(TYPED).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// The names as one list.
pub fn office_list(names: &[String]) -> String {
    names.join(&LIST_COMMA.to_string())
}
