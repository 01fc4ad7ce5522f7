//! How often something is to be done: 每周, 按月, 月研判, 一学期一次.

use kernel::period::Cadence;

use crate::model::CadenceMention;
use crate::patterns::{found, patterns};
use regex::Captures;
use std::collections::HashSet;

patterns! {
    CADENCE = r"(?x)
        (?:每|按|逐|隔)(?:一|1)?个?
          (?P<every>两周|双周|二周|2周|两个?星期|半个?月|三个月|3个月|六个月|6个月|
            周|星期|季度|季|半年|学期|学年|月|年)
          (?P<next>\p{Han}?)
      | (?P<before>\p{Han}|\d)?(?P<noun>周|月|季度?|年)度?
          (?:调度|研判|例会|通报|报告|会商|报表|小结|检查|排查|巡查|督查)
      | (?P<not>[\d十]?)[一1](?P<once>周|星期|个?月|季度?|年|学期|学年)
          (?:[一1](?P<day>[日号\d]?)|[两二三四2-4]次)
      | (?P<half>半(?:个?月|年))[一1]次";
}

/// How often something is to be done: the clause around each 每周, 每月 …
pub(crate) fn cadences(text: &str) -> Vec<CadenceMention> {
    let mut seen = HashSet::new();
    let mut cadences = Vec::new();
    for hit in found(&CADENCE, text) {
        let (Some(all), Some(every)) = (hit.get(0), every(&hit)) else { continue };
        let clause = clause(text, all.start(), all.end());
        if seen.insert((clause.0, every as u8)) {
            cadences.push(CadenceMention { every, text: clause.1.to_owned() });
        }
    }
    cadences
}

fn every(hit: &Captures) -> Option<Cadence> {
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

fn period(word: &str) -> Option<Cadence> {
    Some(match word {
        "两周" | "双周" | "二周" | "2周" | "两星期" | "半月" => Cadence::Fortnight,
        "周" | "星期" => Cadence::Week,
        "月" => Cadence::Month,
        "季度" | "季" | "三月" | "3月" => Cadence::Quarter,
        "半年" | "六月" | "6月" => Cadence::HalfYear,
        "学期" => Cadence::Term,
        "学年" => Cadence::SchoolYear,
        "年" => Cadence::Year,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cadence_is_the_clause_around_it() {
        let read = cadences("建立台账，每季度会商一次，每两周报送；各年级每年级两人。每学期末检查");
        let every: Vec<Cadence> = read.iter().map(|cadence| cadence.every).collect();
        assert_eq!(every, [Cadence::Quarter, Cadence::Fortnight, Cadence::Term]);
        assert_eq!(read[0].text, "每季度会商一次");
    }

    #[test]
    fn every_way_to_name_a_period_is_heard() {
        use Cadence::{Fortnight, HalfYear, Month, Quarter, SchoolYear, Term, Week, Year};
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
            "1月15日",
            "每两个月",
            "每周岁",
        ] {
            assert!(cadences(text).is_empty(), "{text}");
        }
    }
}
