//! Numbers as Chinese documents write them: 12, １２, 十二, ⑫.

/// The value of a half-width or full-width digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// The value of a Chinese numeral sign below ten.
fn sign(c: char) -> Option<u32> {
    let at = "零一二三四五六七八九".chars().position(|s| s == c);
    at.and_then(|at| u32::try_from(at).ok()).or(match c {
        '〇' | '○' => Some(0),
        '两' => Some(2),
        _ => None,
    })
}

/// Whether a character can stand in a Chinese numeral.
pub(crate) fn is_chinese(c: char) -> bool {
    matches!(c, '十' | '百' | '千') || ('\u{4e00}'..='\u{9fff}').contains(&c) && sign(c).is_some()
}

/// Text with half-width digits.
pub(crate) fn half_width(text: &str) -> String {
    text.chars().map(|c| digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)).collect()
}

/// Reads a number written in digits or in signs: 12, １２, 十二.
pub(crate) fn number(text: &str) -> Option<u32> {
    let signs: Vec<char> = text.chars().collect();
    half_width(text).parse().ok().or_else(|| chinese(&signs))
}

/// Reads a Chinese numeral of 1–9999 (十二, 二十, 一百零三, 三千).
pub(crate) fn chinese(signs: &[char]) -> Option<u32> {
    let (mut total, mut pending) = (0, None);
    for &c in signs {
        match c {
            '十' => total += 10 * pending.take().unwrap_or(1),
            '百' => total += 100 * pending.take()?,
            '千' => total += 1000 * pending.take()?,
            _ => {
                let value = sign(c)?;
                if pending.is_some_and(|p| p > 0) {
                    return None;
                }
                pending = Some(value);
            }
        }
    }
    let value = total + pending.unwrap_or(0);
    (value > 0).then_some(value)
}

/// The year written sign by sign, as 二〇二六.
pub(crate) fn year(text: &str) -> Option<u32> {
    let value = text.chars().try_fold(0, |value, c| Some(value * 10 + sign(c)?))?;
    (1000..=2999).contains(&value).then_some(value)
}

/// Writes 1–999 in Chinese signs.
pub(crate) fn to_chinese(value: u32) -> String {
    const SIGNS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let sign = |digit: u32| SIGNS[(digit % 10) as usize];
    match value {
        0..=9 => sign(value).to_owned(),
        10..=19 => format!("十{}", if value == 10 { "" } else { sign(value) }),
        20..=99 => {
            let ones = if value.is_multiple_of(10) { "" } else { sign(value) };
            format!("{}十{ones}", sign(value / 10))
        }
        _ => {
            let rest = value % 100;
            let tail = match rest {
                0 => String::new(),
                1..=9 => format!("零{}", sign(rest)),
                10..=19 => format!("一{}", to_chinese(rest)),
                _ => to_chinese(rest),
            };
            format!("{}百{tail}", sign(value / 100))
        }
    }
}

/// The series of numbers that are one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enclosed {
    /// ①
    Circled,
    /// ⑴
    Bracketed,
    /// ⒈
    Dotted,
    /// ㈠
    ChineseBracketed,
}

/// The series and value of a number that is one sign.
pub(crate) fn enclosed(c: char) -> Option<(Enclosed, u32)> {
    const SERIES: [(Enclosed, char, char, u32); 6] = [
        (Enclosed::Circled, '①', '⑳', 1),
        (Enclosed::Circled, '㉑', '㉟', 21),
        (Enclosed::Circled, '㊱', '㊿', 36),
        (Enclosed::Bracketed, '⑴', '⒇', 1),
        (Enclosed::Dotted, '⒈', '⒛', 1),
        (Enclosed::ChineseBracketed, '㈠', '㈩', 1),
    ];
    let found = SERIES.iter().find(|(_, from, to, _)| (*from..=*to).contains(&c));
    found.map(|(series, from, _, first)| (*series, u32::from(c) - u32::from(*from) + first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_up_to_999_reads_back() {
        for value in 1..1000 {
            let signs: Vec<char> = to_chinese(value).chars().collect();
            assert_eq!(chinese(&signs), Some(value), "{signs:?}");
        }
    }

    #[test]
    fn two_signs_in_a_row_are_no_numeral() {
        assert_eq!(chinese(&['三', '四']), None);
        assert_eq!(chinese(&[]), None);
    }
}
