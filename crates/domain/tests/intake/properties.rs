//! What holds of any text in any cell.

use chrono::{Datelike, NaiveDate};
use domain::intake::spelling::{name_key, plain};
use domain::intake::{Kind, MoneyUnit, Value};
use kernel::sheet::Content;
use proptest::prelude::*;

use crate::judged;

fn kinds() -> Vec<Kind> {
    let all = [
        Kind::Text(60),
        Kind::Choice(Vec::new()),
        Kind::Whole(100),
        Kind::Money(MoneyUnit::Yuan),
        Kind::Money(MoneyUnit::TenThousandYuan),
        Kind::Day,
        Kind::Term,
        Kind::YesNo,
        Kind::Digits(10),
        Kind::IdentityNumber,
        Kind::Unit,
    ];
    all.to_vec()
}

fn text(kind: Kind, text: &str) -> Option<Value> {
    judged(kind, Content::Text(text.into())).ok().flatten()
}

proptest! {
    #[test]
    fn no_text_and_no_number_brings_a_reader_down(
        written in "[0-9年月日.,/:()（）万元￥√×EeXx+ -]{0,24}|\\PC{0,24}",
        number in proptest::num::f64::ANY,
    ) {
        for kind in kinds() {
            let _ = judged(kind.clone(), Content::Text(written.as_str().into()));
            let _ = judged(kind.clone(), Content::Number(number));
            let _ = judged(kind, Content::Serial(number));
        }
    }

    #[test]
    fn every_day_is_read_back_from_every_spelling(days in 0_i32..100_000) {
        let day = NaiveDate::from_num_days_from_ce_opt(693_596 + days).unwrap();
        prop_assume!(day.year() < 2199);
        let (y, m, d) = (day.year(), day.month(), day.day());
        for written in [
            format!("{y}-{m:02}-{d:02}"), format!("{y}.{m}.{d}"), format!("{y}/{m}/{d}"),
            format!("{y}年{m}月{d}日"), format!("{y}{m:02}{d:02}"),
        ] {
            prop_assert_eq!(text(Kind::Day, &written), Some(Value::Day(day)), "{}", written);
        }
    }

    #[test]
    fn money_is_read_back_to_the_fen(fen in -9_000_000_000_000_i64..9_000_000_000_000) {
        let sign = if fen < 0 { "-" } else { "" };
        let (yuan, part) = (fen.abs() / 100, fen.abs() % 100);
        let read = |written: &str| text(Kind::Money(MoneyUnit::Yuan), written);
        prop_assert_eq!(read(&format!("{sign}{yuan}.{part:02}元")), Some(Value::Money(fen)));
        let (wan, rest) = (fen.abs() / 1_000_000, fen.abs() % 1_000_000);
        prop_assert_eq!(read(&format!("{sign}{wan}.{rest:06}万元")), Some(Value::Money(fen)));
    }

    #[test]
    fn a_changed_digit_of_an_identity_number_is_found(
        digits in "[1-9][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}",
        place in 0_usize..17,
        shift in 1_u8..10,
    ) {
        let check = |digits: &str| {
            let sum: u32 = digits.bytes().enumerate()
                .map(|(at, it)| u32::from(it - b'0') * (1 << (17 - at)) % 11)
                .sum();
            char::from(b"10X98765432"[usize::try_from(sum % 11).unwrap()])
        };
        let whole = format!("{digits}{}", check(&digits));
        prop_assert_eq!(text(Kind::IdentityNumber, &whole), Some(Value::Digits(whole.clone())));
        let mut bytes = whole.into_bytes();
        bytes[place] = (bytes[place] - b'0' + shift) % 10 + b'0';
        let changed = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(text(Kind::IdentityNumber, &changed), None);
    }

    #[test]
    fn tidying_twice_changes_nothing_more(written in "\\PC{0,20}") {
        let once = plain(&written);
        prop_assert!(once.starts_with('\'') || plain(&once) == once);
        let key = name_key(&written);
        prop_assert_eq!(name_key(&key), key);
    }
}
