//! Cadences, dates and figures that a passage names.

use super::numeral;
use crate::model::{Cadence, DateMention, Every, Figure};
use crate::patterns::{Pattern, patterns};
use regex::Captures;
use std::collections::HashSet;
use std::ops::Range;

patterns! {
    CADENCE = r"(?:每|按|逐|隔)(?:一|1)?个?(?P<every>两周|双周|二周|2周|两个?星期|半个?月|三个月|3个月|六个月|6个月|周|星期|季度|季|半年|学期|学年|月|年)(?P<next>\p{Han}?)|(?P<before>\p{Han}|\d)?(?P<noun>周|月|季度?|年)度?(?:调度|研判|例会|通报|报告|会商|报表|小结|检查|排查|巡查|督查)|(?P<not>[\d十]?)[一1](?P<once>周|星期|个?月|季度?|年|学期|学年)(?:[一1](?P<day>[日号]?)|[两二三四2-4]次)|(?P<half>半(?:个?月|年))[一1]次";
    DATE = r"(?P<year>[12１２]\d{3}|[一二][〇○零一二三四五六七八九]{3})(?:[—–\-~～至][12]?\d{1,3})?(?:学年度?|年度?)(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?(?:年?[底末初]|[上中下]旬)?(?:之?前)?|(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?(?:[底末初]|[上中下]旬)?(?:之?前)?|[至到月](?P<until>\d{1,2})[日号](?:之?前)?|(?P<by>\d{1,2})[日号]之?前|(?P<iso>[12]\d{3}[-./]\d{1,2}[-./]\d{1,2})|(?P<not>每年?|学)?(?:[今明本当次]年年?[底末初]|年[底末])(?:之?前)?";
    FIGURE = r"(?P<ordinal>第?)(?:百分之(?P<cent>[一二两三四五六七八九十百千零〇点]{1,9})|(?:(?P<number>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,6})?)|(?P<signs>[一二两三四五六七八九十百千零〇]{1,9}))(?P<scale>万|亿)?(?:余|多|几)?(?P<unit>[%％‰]|平方米|公里|千米|千克|公斤|小时|分钟|学时|课时|工作日|个工作日|个月|个百分点|周年|周岁|[个所人名位次项条件起处家篇套张份本元门期批场支米天日周年类级只台辆间座户组轮册节堂例宗笔栋幢亩吨片块棵株倍度])?)";
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
    let part = |name| hit.name(name).map_or("", |found| found.as_str());
    let word = match (part("every"), part("once"), part("half"), part("before")) {
        ("", "", "", before) => match (before, part("noun")) {
            ("双" | "半" | "学", noun) => format!("{before}{noun}"),
            (before, noun) if !is_numbered(before) => noun.to_owned(),
            _ => return None,
        },
        ("", once, "", _) if part("not").is_empty() && part("day").is_empty() => once.to_owned(),
        ("", _, half, _) => half.to_owned(),
        ("年", ..) if matches!(part("next"), "级" | "龄") || hit[0].starts_with('逐') => {
            return None;
        }
        ("周" | "季", ..) if matches!(part("next"), "期" | "岁" | "边" | "节") => {
            return None;
        }
        ("周", ..) if hit[0].starts_with('隔') => "双周".to_owned(),
        (every, ..) => every.to_owned(),
    };
    period(&word.replace('个', ""))
}

fn period(word: &str) -> Option<Every> {
    Some(match word {
        "两周" | "双周" | "二周" | "2周" | "两星期" | "半月" => Every::Fortnight,
        "周" | "星期" => Every::Week,
        "月" => Every::Month,
        "季度" | "季" | "三月" | "3月" => Every::Quarter,
        "半年" | "六月" | "6月" => Every::HalfYear,
        "学期" => Every::Term,
        "学年" => Every::SchoolYear,
        "年" => Every::Year,
        _ => return None,
    })
}

/// 3月通报, 本周例会: one certain month or week, no rhythm.
fn is_numbered(before: &str) -> bool {
    const CERTAIN: &str = "一二三四五六七八九十上下本当该这去今明同首个";
    before.chars().any(|c| c.is_numeric() || CERTAIN.contains(c))
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
    fn a_cadence_is_the_clause_around_it() {
        let read = cadences("建立台账，每季度会商一次，每两周报送；各年级每年级两人。每学期末检查");
        let every: Vec<Every> = read.iter().map(|cadence| cadence.every).collect();
        assert_eq!(every, [Every::Quarter, Every::Fortnight, Every::Term]);
        assert_eq!(read[0].text, "每季度会商一次");
    }

    #[test]
    fn every_way_to_name_a_period_is_heard() {
        use Every::{Fortnight, HalfYear, Month, Quarter, SchoolYear, Term, Week, Year};
        for (text, every) in [
            ("每周 每个星期 每一周 周调度 一周一次 周例会", Week),
            ("每双周 每两周 每2周 隔周 每半个月 半月一次 双周例会", Fortnight),
            ("每月 按月 逐月 每个月 月研判 一月一主题 月度通报", Month),
            ("每季度 每季 按季度 季度例会 一季度一通报 每三个月", Quarter),
            ("每半年 半年一次 每六个月 半年通报", HalfYear),
            ("每年 每年年初 一年两次 按年度 每年度 年度报告 每一年", Year),
            ("每学期 每个学期 一学期一次 按学期", Term),
            ("每学年 每个学年 一学年一次 按学年", SchoolYear),
        ] {
            for word in text.split(' ') {
                let read = cadences(&format!("学校{word}"));
                assert_eq!(read.iter().map(|c| c.every).collect::<Vec<_>>(), [every], "{word}");
            }
        }
    }

    #[test]
    fn one_certain_month_is_no_cadence() {
        for text in [
            "3月通报",
            "本周例会",
            "2031年报告",
            "按年级",
            "逐年提高",
            "十一月一日",
            "11月1日",
            "每两个月",
            "每周岁",
        ] {
            assert!(cadences(text).is_empty(), "{text}");
        }
    }

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
