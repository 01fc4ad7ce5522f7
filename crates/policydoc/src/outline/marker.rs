//! The markers that number the passages of an official document.
//!
//! GB/T 9704—2012, 7.3.3: 一、 · （一） · 1. · （1）; laws use 章, 节, 条; speeches and reports
//! count inside a paragraph with ① or 一是 … 二是.

use super::numeral::{self, Enclosed};
use super::stream::Stream;
use std::ops::Range;

/// The style of a marker; one style is one level of the series it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Style {
    /// 附件1, above all that it holds
    Attachment,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Chinese,
    /// （一）
    ChineseBracket,
    /// 1.
    Arabic,
    /// （1）
    ArabicBracket,
    /// 1）
    ArabicClose,
    /// ①
    Circled,
    /// 一是
    Point,
}

/// A marker read at some place of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marker {
    /// Its style.
    pub(crate) style: Style,
    /// Its number, from 1.
    pub(crate) number: u32,
    /// How many characters it takes.
    pub(crate) length: usize,
    /// As it should read.
    pub(crate) text: String,
}

impl Marker {
    /// The marker without trailing 、 or dot, brackets full-width.
    pub(crate) fn step(&self) -> String {
        self.text
            .trim_end_matches(['、', '.', '．', '，', ','])
            .replace('(', "（")
            .replace(')', "）")
    }
}

impl Marker {
    /// The first marker of the series of a second one, with `length` characters left of it.
    pub(crate) fn first(&self, length: usize) -> Self {
        let text = self.text.replace('2', "1").replace('二', "一").replace('②', "①");
        Self { style: self.style, number: 1, length, text }
    }

    /// Whether a marker of this kind that lost its number can begin with this sign.
    pub(crate) fn leaves(&self, sign: char) -> bool {
        self.style != Style::Circled && self.text.ends_with(sign)
    }
}

/// Reads the marker that begins at `range.start`, if one does.
///
/// A number of prose is none: 1.5 without a space, 一、二年级, 第三条规定, （一）项.
pub(crate) fn at(stream: &Stream, range: Range<usize>) -> Option<Marker> {
    let text = &stream.chars[range.clone()];
    let found = at_start(text)?;
    let spaced = stream.parted(range.start + found.length);
    (spaced || !goes_on(&found, &text[found.length..])).then_some(found)
}

/// Whether a line of text begins with a marker.
pub(crate) fn begins(line: &str) -> bool {
    const HEAD: usize = 40;
    let head: String = line.chars().take(HEAD).collect();
    let (stream, _) = super::stream::read(&head);
    at(&stream, 0..stream.chars.len()).is_some()
}

fn at_start(text: &[char]) -> Option<Marker> {
    let first = *text.first()?;
    match first {
        '（' | '(' => bracketed(text),
        '第' => ordinal(text),
        _ if numeral::digit(first).is_some() => arabic(text),
        _ if numeral::is_chinese(first) => chinese(text),
        _ => enclosed(text, first),
    }
}

/// Whether what follows makes the number a part of a sentence.
fn goes_on(marker: &Marker, after: &[char]) -> bool {
    let next = after.first().copied();
    match marker.style {
        Style::Arabic if marker.text.ends_with('、') => counts_on(marker, digits(after)),
        Style::Arabic => next.is_some_and(|c| numeral::digit(c).is_some()) && !is_year(after),
        Style::Chinese => counts_on(marker, signs(after)),
        Style::ChineseBracket | Style::ArabicBracket => {
            matches!(after, ['款' | '目', ..]) || matches!(after, ['项', next, ..] if *next != '目')
        }
        Style::Chapter | Style::Section | Style::Article => {
            let reference =
                ['款', '的', '、', '，', '之', '和', '至', '到', '及', '或', '。', '；', '》'];
            next.is_none_or(|c| reference.contains(&c))
                || matches!(after, ['规', '定', ..] | ['所', '称' | '列' | '述' | '指', ..])
                || matches!(after, ['要', '求', ..] | ['课' | '例', ..])
                || ordinal_part(after)
        }
        _ => false,
    }
}

/// 一、二年级 and 1、2、3项 go on with the next number.
fn counts_on(marker: &Marker, next: Option<(u32, usize)>) -> bool {
    next.is_some_and(|(number, _)| number == marker.number + 1)
}

/// 2027年 after a dot is a year, not a decimal.
fn is_year(text: &[char]) -> bool {
    text.iter().take_while(|c| numeral::digit(**c).is_some()).count() == 4
        && text.get(4) == Some(&'年')
}

/// 第二款 after 第三条: both are parts of a reference.
fn ordinal_part(text: &[char]) -> bool {
    let ['第', inside @ ..] = text else { return false };
    let length = digits(inside).or_else(|| signs(inside)).map_or(0, |(_, length)| length);
    length > 0 && matches!(inside.get(length), Some('款' | '项' | '条' | '章' | '节'))
}

fn marker(style: Style, number: u32, text: &[char], length: usize) -> Option<Marker> {
    let shown = text[..length].iter().map(|&c| half_width(c)).collect();
    (number > 0).then_some(Marker { style, number, length, text: shown })
}

/// Markers that are one sign: ①, ⑴, ⒈, ㈠; all but ① are written out.
fn enclosed(text: &[char], sign: char) -> Option<Marker> {
    let (series, number) = numeral::enclosed(sign)?;
    let (style, shown) = match series {
        Enclosed::Circled => return marker(Style::Circled, number, text, 1),
        Enclosed::Bracketed => (Style::ArabicBracket, format!("（{number}）")),
        Enclosed::Dotted => (Style::Arabic, format!("{number}.")),
        Enclosed::ChineseBracketed => {
            (Style::ChineseBracket, format!("（{}）", numeral::to_chinese(number)))
        }
    };
    Some(Marker { style, number, length: 1, text: shown })
}

fn half_width(c: char) -> char {
    numeral::digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)
}

/// Reads up to three digits: the value and how many characters.
fn digits(text: &[char]) -> Option<(u32, usize)> {
    let length = text.iter().take(4).take_while(|c| numeral::digit(**c).is_some()).count();
    let value = text[..length].iter().filter_map(|c| numeral::digit(*c)).fold(0, |v, d| v * 10 + d);
    (1..=3).contains(&length).then_some((value, length))
}

/// Reads a Chinese numeral of up to six signs.
fn signs(text: &[char]) -> Option<(u32, usize)> {
    let length = text.iter().take(6).take_while(|c| numeral::is_chinese(**c)).count();
    numeral::chinese(&text[..length]).map(|value| (value, length))
}

fn bracketed(text: &[char]) -> Option<Marker> {
    let inside = &text[1..];
    let (style, (number, length)) = match digits(inside) {
        Some(read) => (Style::ArabicBracket, read),
        None => (Style::ChineseBracket, signs(inside)?),
    };
    matches!(inside.get(length), Some('）' | ')'))
        .then(|| marker(style, number, text, length + 2))?
}

fn arabic(text: &[char]) -> Option<Marker> {
    let (number, length) = digits(text)?;
    match text.get(length)? {
        '.' | '．' | '、' => marker(Style::Arabic, number, text, length + 1),
        '）' | ')' => marker(Style::ArabicClose, number, text, length + 1),
        _ => None,
    }
}

fn chinese(text: &[char]) -> Option<Marker> {
    let (number, length) = signs(text)?;
    match text.get(length)? {
        '、' | '．' | '.' => marker(Style::Chinese, number, text, length + 1),
        '是' if number <= 30 => marker(Style::Point, number, text, length + 1),
        _ => None,
    }
}

fn ordinal(text: &[char]) -> Option<Marker> {
    let inside = &text[1..];
    let (number, length) = digits(inside).or_else(|| signs(inside))?;
    let style = match inside.get(length)? {
        '章' => Style::Chapter,
        '节' => Style::Section,
        '条' => Style::Article,
        _ => return None,
    };
    marker(style, number, text, length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String, u32)> {
        let (stream, _) = super::super::stream::read(text);
        at(&stream, 0..stream.chars.len()).map(|m| (m.text.clone(), m.step(), m.number))
    }

    #[test]
    fn every_usual_style_is_read() {
        for (text, shown, step, number) in [
            ("十二、安排", "十二、", "十二", 12),
            ("(三)安排", "(三)", "（三）", 3),
            ("１２．安排", "12．", "12", 12),
            ("3、安排", "3、", "3", 3),
            ("（4）安排", "（4）", "（4）", 4),
            ("②安排", "②", "②", 2),
            ("第二十一条安排", "第二十一条", "第二十一条", 21),
            ("三是安排", "三是", "三是", 3),
            ("㈢安排", "（三）", "（三）", 3),
            ("⑿安排", "（12）", "（12）", 12),
            ("⒊安排", "3.", "3", 3),
            ("㉒安排", "㉒", "㉒", 22),
            ("2. 5所学校", "2.", "2", 2),
            ("2.2031年安排", "2.", "2", 2),
            ("2、12所学校", "2、", "2", 2),
            ("（一）项目安排", "（一）", "（一）", 1),
            ("第三条 第一责任人", "第三条", "第三条", 3),
            ("一、二十项安排", "一、", "一", 1),
        ] {
            assert_eq!(read(text), Some((shown.into(), step.into(), number)));
        }
    }

    #[test]
    fn numbers_of_prose_are_no_markers() {
        let prose = "1.5万元 2026年 三年 （试行） 第三方 1、2、3项 2026.3.1 3.15 一、二年级 三、四线 \
                     第三条规定 第三条第二款 第二条、第三条 （一）项和（二）项 第二节课";
        for text in prose.split(' ') {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
