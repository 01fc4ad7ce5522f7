//! The markers that number the passages of an official document.
//!
//! GB/T 9704—2012, 7.3.3: 一、 · （一） · 1. · （1）; laws use 章, 节, 条; speeches and reports
//! count inside a paragraph with ① or 一是 … 二是.

use super::numeral;

/// The style of a marker; one style is one level of the series it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Style {
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

/// Reads the marker that begins at the start of `text`, if one does.
pub(crate) fn at_start(text: &[char]) -> Option<Marker> {
    let first = *text.first()?;
    match first {
        '（' | '(' => bracketed(text),
        '第' => ordinal(text),
        _ if numeral::digit(first).is_some() => arabic(text),
        _ if numeral::circled(first).is_some() => {
            marker(Style::Circled, numeral::circled(first)?, text, 1)
        }
        _ if numeral::is_chinese(first) => chinese(text),
        _ => None,
    }
}

/// The marker of the same style with another number, for one that was lost.
pub(crate) fn point(number: u32) -> Marker {
    let text = format!("{}是", numeral::to_chinese(number));
    Marker { style: Style::Point, number, length: 0, text }
}

fn marker(style: Style, number: u32, text: &[char], length: usize) -> Option<Marker> {
    let shown = text[..length].iter().map(|&c| half_width(c)).collect();
    (number > 0).then_some(Marker { style, number, length, text: shown })
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
    let after = text.get(length + 1).copied();
    let digit_follows = after.is_some_and(|c| numeral::digit(c).is_some());
    match text.get(length)? {
        '.' | '．' | '、' if !digit_follows => marker(Style::Arabic, number, text, length + 1),
        '）' | ')' => marker(Style::ArabicClose, number, text, length + 1),
        _ => None,
    }
}

fn chinese(text: &[char]) -> Option<Marker> {
    let (number, length) = signs(text)?;
    match text.get(length)? {
        '、' => marker(Style::Chinese, number, text, length + 1),
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
        let chars: Vec<char> = text.chars().collect();
        at_start(&chars).map(|m| (m.text.clone(), m.step(), m.number))
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
        ] {
            assert_eq!(read(text), Some((shown.into(), step.into(), number)));
        }
    }

    #[test]
    fn numbers_of_prose_are_no_markers() {
        for text in ["1.5万元", "2026年", "三年", "（试行）", "第三方", "1、2、3项", "2026.3.1"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
