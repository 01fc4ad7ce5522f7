//! The JSON API over HTTP.

mod client;
mod document;
mod fuzz;
mod orders;
mod reading;
mod requests;
mod rights;
