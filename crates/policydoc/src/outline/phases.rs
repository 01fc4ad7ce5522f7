//! Headings that name a phase: what is done, and in brackets from when to when, as in
//! 动员阶段（2031年3月1日—3月31日）.

use super::{mentions, numeral};
use crate::model::{DateMention, PhaseMention};

/// What may stand between the two dates.
const JOINTS: [char; 9] = ['—', '–', '-', '~', '～', '至', '到', '、', ' '];
/// How a date ends that is a day, a month or a part of a stretch; 底前 and the like name an end.
const ENDS: [char; 4] = ['月', '日', '号', '份'];

/// The phase that a heading names: its brackets hold one month or two dates, and nothing else.
/// The last date has the month of the first where it names a day only. Pure.
pub fn phase(heading: &str) -> Option<PhaseMention> {
    let (name, rest) = heading.split_once(['（', '('])?;
    let (within, after) = rest.split_once(['）', ')'])?;
    let closed = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let within = numeral::half_width(within);
    let found = mentions::dates(&within);
    let mut joints = within.clone();
    for (range, _) in found.iter().rev() {
        joints.replace_range(range.clone(), "");
    }
    let only_dates = joints.chars().all(|c| JOINTS.contains(&c));
    let dates: Vec<DateMention> = found.into_iter().map(|(_, date)| date).collect();
    let whole = dates.iter().all(|date| date.text.ends_with(ENDS));
    let (first, last) = match dates.as_slice() {
        [month] if month.day.is_none() => (month.clone(), month.clone()),
        [first, last] => (first.clone(), last.clone()),
        _ => return None,
    };
    let last = DateMention { month: last.month.or(first.month), ..last };
    let name = name.trim().to_owned();
    (closed && only_dates && whole && first.month.is_some() && !name.is_empty())
        .then_some(PhaseMention { name, first, last })
}
