//! Dates and figures that a passage names.

use super::numeral;
use crate::model::{DateMention, Figure};
use crate::patterns::{found, patterns};
use regex::Captures;
use std::ops::Range;

patterns! {
    DATE = r"(?x)
        (?P<year>[12１２]\d{3}|[一二][〇○零一二三四五六七八九]{3})(?:[—–\-~～至][12]?\d{1,3})?
          (?:学年度?|年度?)
          (?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?
            (?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?
          (?:年?[底末初]|[上中下]旬)?(?:之?前)?
      | (?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月份?
          (?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?
          (?:[底末初]|[上中下]旬)?(?:之?前)?
      | [至到月](?P<until>\d{1,2})[日号](?:之?前)?
      | (?P<by>\d{1,2})[日号]之?前
      | (?P<iso>[12]\d{3}[-./]\d{1,2}[-./]\d{1,2})
      | (?P<not>每年?|学)?(?:[今明本当次]年年?[底末初]|年[底末])(?:之?前)?";
    FIGURE = r"(?x)
        (?P<ordinal>第?)
        (?: 百分之(?P<cent>[一二两三四五六七八九十百千零〇点]{1,9})
          | (?: (?P<number>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,6})?)
              | (?P<signs>[一二两三四五六七八九十百千零〇]{1,9}))
            (?P<scale>万|亿)?(?:余|多|几)?
            (?P<unit>[%％‰]|平方米|公里|千米|千克|公斤|小时|分钟|学时|课时|工作日|个工作日|
              个月|个百分点|周年|周岁|
              [个所人名位次项条件起处家篇套张份本元门期批场支米天日周年类级只台辆间座户组轮册节
              堂例宗笔栋幢亩吨片块棵株倍度])?)";
}

/// The dates that are named, with what is said of them, and where each stands.
pub(crate) fn dates(text: &str) -> Vec<(Range<usize>, DateMention)> {
    let real = |hit: &Captures| hit.name("not").is_none();
    found(&DATE, text).iter().filter(|hit| real(hit)).filter_map(date).collect()
}

fn date(hit: &Captures) -> Option<(Range<usize>, DateMention)> {
    let named = |names: &[&str]| {
        let part = names.iter().find_map(|name| hit.name(name))?.as_str();
        numeral::number(part).or_else(|| numeral::year(part))
    };
    let iso: Vec<Option<u32>> = hit.name("iso").map_or(Vec::new(), |iso| {
        iso.as_str().split(['-', '.', '/']).map(numeral::number).collect()
    });
    let part = |at: usize, names: &[&str]| iso.get(at).copied().flatten().or_else(|| named(names));
    let small = |value: Option<u32>, most: u8| {
        value.and_then(|v| u8::try_from(v).ok()).filter(|v| (1..=most).contains(v))
    };
    let all = hit.get(0)?;
    let mention = DateMention {
        text: all.as_str().trim_start_matches(['至', '到', '月']).to_owned(),
        year: part(0, &["year"]).and_then(|year| u16::try_from(year).ok()),
        month: small(part(1, &["month", "m"]), 12),
        day: small(part(2, &["day", "d", "until", "by"]), 31),
    };
    Some((all.range(), mention))
}

/// The counted things that are named; numbers of dates and ordinals are none.
pub(crate) fn figures(text: &str, dates: &[(Range<usize>, DateMention)]) -> Vec<Figure> {
    let in_a_date = |at: usize| {
        let next = dates.partition_point(|(range, _)| range.end <= at);
        dates.get(next).is_some_and(|(range, _)| range.start <= at)
    };
    let free = |hit: &&Captures| hit.get(0).is_some_and(|all| !in_a_date(all.start()));
    found(&FIGURE, text).iter().filter(free).filter_map(figure).collect()
}

fn figure(hit: &Captures) -> Option<Figure> {
    if !hit["ordinal"].is_empty() {
        return None;
    }
    let part = |name| hit.name(name).map(|found| found.as_str());
    let text = hit[0].to_owned();
    if let Some(cent) = part("cent") {
        return Some(Figure { text, value: percent(cent)?, unit: "%".into() });
    }
    let factor = match part("scale") {
        Some("万") => 10_000.0,
        Some(_) => 100_000_000.0,
        None => 1.0,
    };
    let number = match (part("number"), part("signs")) {
        (Some(digits), _) => decimal(digits)?,
        (_, Some(signs)) => spelled(signs, factor > 1.0)?,
        _ => return None,
    };
    let unit = part("unit").unwrap_or_default().replace('％', "%");
    let counted = !unit.is_empty() || factor > 1.0;
    counted.then(|| Figure { text, value: (number * factor).round_to_cents(), unit })
}

fn decimal(digits: &str) -> Option<f64> {
    numeral::half_width(digits).replace(',', "").parse().ok()
}

/// 一百二十; one sign alone (一个, 三项) counts nothing worth a figure unless 万 or 亿 follows.
fn spelled(signs: &str, scaled: bool) -> Option<f64> {
    let several = signs.chars().count() > 1;
    let value = numeral::number(signs).filter(|_| several || scaled)?;
    Some(f64::from(value))
}

/// 百分之九十, 百分之三点五.
fn percent(signs: &str) -> Option<f64> {
    if signs == "百" {
        return Some(100.0);
    }
    let (whole, part) = signs.split_once('点').unwrap_or((signs, ""));
    let whole = numeral::number(whole)?;
    let part: Option<String> = part
        .chars()
        .map(|c| numeral::number(c.encode_utf8(&mut [0; 4])))
        .map(|d| d.map(|d| d.to_string()))
        .collect();
    format!("{whole}.{}0", part?).parse().ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_what_is_not_said_empty() {
        for (text, found) in [
            ("2027年底前完成", "2027年底前:2027--"),
            ("6月30日前", "6月30日前:-6-30"),
            ("２０２６年９月１日", "２０２６年９月１日:2026-9-1"),
            ("二〇二七年三月五日", "二〇二七年三月五日:2027-3-5"),
            ("今年年底前", "今年年底前:--"),
            ("2027年3月至6月", "2027年3月:2027-3- 6月:-6-"),
            ("3月1日至15日", "3月1日:-3-1 15日:--15"),
            ("每月25日前报送，每月28日演练", "25日前:--25 28日:--28"),
            ("2027.3.1起", "2027.3.1:2027-3-1"),
            ("十二月中旬", "十二月中旬:-12-"),
            ("2027—2028学年", "2027—2028学年:2027--"),
            ("每年年底、学年末、每年底、3个月、1.5年", ""),
        ] {
            let shown = |value: Option<u32>| value.map_or(String::new(), |value| value.to_string());
            let read = dates(text).into_iter().map(|(_, d)| {
                let parts = [d.year.map(u32::from), d.month.map(u32::from), d.day.map(u32::from)];
                format!("{}:{}", d.text, parts.map(shown).join("-"))
            });
            assert_eq!(read.collect::<Vec<_>>().join(" "), found, "{text}");
        }
    }

    #[test]
    fn figures_are_multiplied_out_and_years_are_none() {
        for (text, found) in [
            ("2026年建成12所学校，资助1.23万人", "12所=12所 1.23万人=12300人"),
            ("达到９５％、百分之三点五", "９５％=95% 百分之三点五=3.5%"),
            ("一百二十名、三万元、三千五百人", "一百二十名=120名 三万元=30000元 三千五百人=3500人"),
            ("1,200人、5万余教师、10个工作日", "1,200人=1200人 5万余=50000 10个工作日=10个工作日"),
            ("第12次、第十二次、一个、三项、二十届、6月30日、3.5", ""),
        ] {
            let read = figures(text, &dates(text)).into_iter();
            let shown = read.map(|f| format!("{}={}{}", f.text, f.value, f.unit));
            assert_eq!(shown.collect::<Vec<_>>().join(" "), found, "{text}");
        }
    }
}
