//! The calendar against the real notices in `packs/calendar`.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod data;
#[cfg(test)]
mod days;
#[cfg(test)]
mod due_rules;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod vectors;
