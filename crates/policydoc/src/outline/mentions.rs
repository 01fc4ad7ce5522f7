//! Cadences, dates and figures that a passage names.

use super::numeral;
use crate::model::{Cadence, DateMention, Every, Figure};
use crate::patterns::{Pattern, patterns};
use regex::Captures;
use std::collections::HashSet;

patterns! {
    CADENCE = r"(?:每|按|逐)(?P<every>两周|双周|半月|半个月|周|星期|季度|季|半年|学期|学年|个月|月|年)(?P<next>\p{Han}?)|(?P<noun>周|月|季|季度|年)(?:调度|研判|例会|通报|报告|会商)";
    DATE = r"(?:(?P<year>[12]\d{3})年(?:(?P<month>\d{1,2})月(?:份)?(?:(?P<day>\d{1,2})日)?)?(?:底|初)?)|(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|底|初|份))|(?P<iso>[12]\d{3}-\d{1,2}-\d{1,2})";
    FIGURE = r"(?P<number>\d{1,12}(?:\.\d{1,6})?)(?P<scale>万|亿)?(?:余|多)?(?P<unit>[%％‰]|平方米|公里|小时|分钟|学时|课时|个百分点|[个所人名次项条件起处家篇套张份本元门期批场支米天周年类级只台辆间座户组轮份届册份])";
}

fn found<'t>(pattern: &'static Pattern, text: &'t str) -> Vec<Captures<'t>> {
    pattern.as_ref().map(|p| p.captures_iter(text).collect()).unwrap_or_default()
}

/// How often something is to be done: the clause around each 每周, 每月 …
pub(crate) fn cadences(text: &str) -> Vec<Cadence> {
    let mut seen = HashSet::new();
    let mut cadences = Vec::new();
    for hit in found(&CADENCE, text) {
        let (Some(all), Some(every)) = (hit.get(0), every(&hit)) else { continue };
        let clause = clause(text, all.start(), all.end());
        if seen.insert((clause.0, every as u8)) {
            cadences.push(Cadence { every, text: clause.1.to_owned() });
        }
    }
    cadences
}

fn every(hit: &Captures) -> Option<Every> {
    let word = hit.name("every").or_else(|| hit.name("noun"))?.as_str();
    let next = hit.name("next").map_or("", |next| next.as_str());
    match (word, next) {
        ("年", "级" | "龄" | "度") => None,
        ("两周" | "双周" | "半月" | "半个月", _) => Some(Every::Fortnight),
        ("周" | "星期", _) => Some(Every::Week),
        ("月" | "个月", _) => Some(Every::Month),
        ("季度" | "季", _) => Some(Every::Quarter),
        ("半年", _) => Some(Every::HalfYear),
        ("学期", _) => Some(Every::Term),
        ("学年", _) => Some(Every::SchoolYear),
        _ => Some(Every::Year),
    }
}

/// The clause between punctuation around a place, with where it begins; at most 60 characters
/// after the place.
fn clause(text: &str, from: usize, to: usize) -> (usize, &str) {
    let stop = |c: char| matches!(c, '。' | '，' | ',' | '；' | ';' | '：' | ':' | '\n' | '！');
    let near = text[..from].char_indices().rev().take(60);
    let start = near.take_while(|(_, c)| !stop(*c)).last().map_or(from, |(i, _)| i);
    let mut after = text[to..].char_indices().take(60).skip_while(|(_, c)| !stop(*c));
    let far = text[to..].char_indices().nth(60).map_or(text.len(), |(i, _)| to + i);
    let end = after.next().map_or(far, |(i, _)| to + i);
    (start, &text[start..end])
}

/// The dates that are named, with what is said of them.
pub(crate) fn dates(text: &str) -> Vec<DateMention> {
    let text = half_width(text);
    found(&DATE, &text).iter().map(date).collect()
}

fn date(hit: &Captures) -> DateMention {
    let number = |names: [&str; 2]| {
        let part = names.iter().find_map(|name| hit.name(name));
        part.and_then(|part| part.as_str().parse::<u16>().ok())
    };
    let small = |value: Option<u16>, most: u8| {
        value.and_then(|v| u8::try_from(v).ok()).filter(|v| (1..=most).contains(v))
    };
    let iso: Vec<u16> = hit
        .name("iso")
        .map(|iso| iso.as_str().split('-').filter_map(|part| part.parse().ok()).collect())
        .unwrap_or_default();
    DateMention {
        text: hit.get(0).map_or("", |all| all.as_str()).to_owned(),
        year: iso.first().copied().or_else(|| number(["year", "year"])),
        month: small(iso.get(1).copied().or_else(|| number(["month", "m"])), 12),
        day: small(iso.get(2).copied().or_else(|| number(["day", "d"])), 31),
    }
}

/// The counted things that are named; years are dates, not figures.
pub(crate) fn figures(text: &str) -> Vec<Figure> {
    let text = half_width(text);
    found(&FIGURE, &text).iter().filter_map(figure).collect()
}

fn figure(hit: &Captures) -> Option<Figure> {
    let number: f64 = hit["number"].parse().ok()?;
    let scale = hit.name("scale").map(|scale| scale.as_str());
    let unit = &hit["unit"];
    if unit == "年" && scale.is_none() && number >= 1000.0 {
        return None;
    }
    let value = match scale {
        Some("万") => number * 10_000.0,
        Some("亿") => number * 100_000_000.0,
        _ => number,
    };
    Some(Figure { text: hit[0].to_owned(), value: value.round_to_cents(), unit: unit.to_owned() })
}

trait RoundToCents {
    /// 1.23 × 10,000 is 12,300, not 12,299.999 …
    fn round_to_cents(self) -> f64;
}

impl RoundToCents for f64 {
    fn round_to_cents(self) -> f64 {
        (self * 1_000_000.0).round() / 1_000_000.0
    }
}

fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| numeral::digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cadence_is_the_clause_around_it() {
        let read = cadences("建立台账，每季度会商一次，每两周报送；各年级每年级两人。每学期末检查");
        let every: Vec<Every> = read.iter().map(|cadence| cadence.every).collect();
        assert_eq!(every, [Every::Quarter, Every::Fortnight, Every::Term]);
        assert_eq!(read[0].text, "每季度会商一次");
    }

    #[test]
    fn a_date_keeps_what_is_not_said_empty() {
        let read = dates("2027年底前；6月30日前；2026年9月1日");
        let parts: Vec<_> = read.iter().map(|date| (date.year, date.month, date.day)).collect();
        assert_eq!(
            parts,
            [(Some(2027), None, None), (None, Some(6), Some(30)), (Some(2026), Some(9), Some(1)),]
        );
    }

    #[test]
    fn figures_are_multiplied_out_and_years_are_none() {
        let read = figures("2026年建成12所学校，资助1.23万人，达到９５％");
        let parts: Vec<_> = read.iter().map(|f| (f.value.to_string(), f.unit.as_str())).collect();
        assert_eq!(parts, [("12".into(), "所"), ("12300".into(), "人"), ("95".into(), "％")]);
    }
}
