//! Recurring periods: their names and how they tile time.

#[cfg(test)]
mod keys;
#[cfg(test)]
mod terms;
#[cfg(test)]
mod tiling;

#[cfg(test)]
fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}
