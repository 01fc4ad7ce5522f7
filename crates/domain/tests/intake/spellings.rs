//! Tables of how people write days, yes and no, money, counts, terms and long numbers.

use domain::intake::{Flaw, Kind, MoneyUnit, Value};
use kernel::UnitId;
use kernel::period::{SchoolYear, TermNumber};
use kernel::sheet::Content;

use crate::{context, judged};

fn text(kind: &Kind, text: &str) -> Result<Option<Value>, Flaw> {
    judged(kind.clone(), Content::Text(text.into()))
}

fn says(kind: &Kind, written: &str, value: &Value) {
    assert_eq!(text(kind, written), Ok(Some(value.clone())), "{written}");
}

#[test]
fn a_day_is_read_in_every_usual_spelling() {
    let day = Value::Day("2026-09-01".parse().unwrap());
    for written in [
        "2026-09-01",
        "2026-9-1",
        "2026.9.1",
        "2026.09.01",
        "2026/9/1",
        "2026年9月1日",
        "2026年09月01号",
        "９月１日",
        "9月1日",
        "9月1号",
        "20260901",
        "46266",
        " 2026-09-01　",
        "2026-09-01 00:00:00",
        "2026年9月1日 星期二",
        "2026年9月1日（周二）",
        "'2026-09-01",
        "２０２６．９．１",
        "2026、9、1",
        "2026 9 1",
    ] {
        says(&Kind::Day, written, &day);
    }
    assert_eq!(judged(Kind::Day, Content::Serial(46_266.0)), Ok(Some(day.clone())));
    assert_eq!(judged(Kind::Day, Content::Serial(46_266.75)), Ok(Some(day.clone())));
    assert_eq!(judged(Kind::Day, Content::Number(46_266.0)), Ok(Some(day.clone())));
    assert_eq!(judged(Kind::Day, Content::Number(20_260_901.0)), Ok(Some(day)));
}

#[test]
fn what_is_no_day_says_why() {
    for (written, flaw) in [
        ("2026年9月", Flaw::OnlyMonth),
        ("202609", Flaw::OnlyMonth),
        ("2026.9", Flaw::OnlyMonth),
        ("2026-02-30", Flaw::NoSuchDay),
        ("20261301", Flaw::NoSuchDay),
        ("2月29日", Flaw::NoSuchDay),
        ("1026-09-01", Flaw::NoSuchDay),
        ("26.9.1", Flaw::NotADay),
        ("9.1", Flaw::NotADay),
        ("9/1/2026", Flaw::NotADay),
        ("九月一日", Flaw::NotADay),
        ("待定", Flaw::NotADay),
        ("2026-09-01至2026-10-01", Flaw::NotADay),
        ("12345678901234567890", Flaw::NotADay),
    ] {
        assert_eq!(text(&Kind::Day, written), Err(flaw), "{written}");
    }
}

#[test]
fn yes_and_no_have_many_signs() {
    for written in ["是", "有", "√", "✓", "☑", "1", "Y", "yes", "对", " 是　", "１"] {
        says(&Kind::YesNo, written, &Value::YesNo(true));
    }
    for written in ["否", "无", "×", "✗", "x", "Ｘ", "0", "N", "没有"] {
        says(&Kind::YesNo, written, &Value::YesNo(false));
    }
    assert_eq!(judged(Kind::YesNo, Content::Boolean(true)), Ok(Some(Value::YesNo(true))));
    assert_eq!(judged(Kind::YesNo, Content::Number(0.0)), Ok(Some(Value::YesNo(false))));
    for written in ["部分", "2", "是否", "-"] {
        assert_eq!(text(&Kind::YesNo, written), Err(Flaw::NeitherYesNorNo), "{written}");
    }
}

#[test]
fn money_comes_out_to_the_fen() {
    let yuan = Kind::Money(MoneyUnit::Yuan);
    for (written, fen) in [
        ("1234.5", 123_450),
        ("1,234.50元", 123_450),
        ("￥1，234.50", 123_450),
        ("¥ 1234.50", 123_450),
        ("人民币1234.50元整", 123_450),
        ("0.12万元", 120_000),
        ("12.345678万", 12_345_678),
        ("-20元", -2_000),
        ("(20.05)", -2_005),
        ("（20.05）", -2_005),
        ("0", 0),
        ("１２元", 1_200),
    ] {
        says(&yuan, written, &Value::Money(fen));
    }
    says(&Kind::Money(MoneyUnit::TenThousandYuan), "3.5", &Value::Money(3_500_000));
    says(&Kind::Money(MoneyUnit::TenThousandYuan), "35000元", &Value::Money(3_500_000));
    assert_eq!(judged(yuan.clone(), Content::Number(0.1 + 0.2)), Ok(Some(Value::Money(30))));
    for written in ["1.234", "约20元", "元", "1.2.3", "20元/生", "99999999999999999999", "1e3"]
    {
        assert_eq!(text(&yuan, written), Err(Flaw::NotMoney), "{written}");
    }
}

#[test]
fn counts_may_have_commas_and_what_is_counted() {
    let whole = Kind::Whole(9_999);
    for written in ["320", "320人", "320.0", "３２０", " 320 名", "0320"] {
        says(&whole, written, &Value::Whole(320));
    }
    says(&whole, "1,320", &Value::Whole(1_320));
    assert_eq!(judged(whole.clone(), Content::Number(320.0)), Ok(Some(Value::Whole(320))));
    assert_eq!(judged(whole.clone(), Content::Number(320.5)), Err(Flaw::NotWhole));
    for written in ["约320", "-1", "三百", "32O"] {
        assert_eq!(text(&whole, written), Err(Flaw::NotWhole), "{written}");
    }
    assert_eq!(text(&whole, "10000"), Err(Flaw::TooMuch(9_999)));
}

#[test]
fn a_term_is_a_school_year_and_one_of_two() {
    let term = |year, number| Value::Term(SchoolYear(year), number);
    for written in ["2025-2026学年度下学期", "2025-2026学年第二学期", "2026年春", "2026春季学期"]
    {
        says(&Kind::Term, written, &term(2025, TermNumber::Second));
    }
    for written in ["2026-2027学年第一学期", "2026—2027学年上学期", "2026年秋", "２０２６秋季"]
    {
        says(&Kind::Term, written, &term(2026, TermNumber::First));
    }
    for written in ["2026年", "上学期", "2026年上学期", "2025-2027学年上学期", "2026年春秋"]
    {
        assert_eq!(text(&Kind::Term, written), Err(Flaw::NotATerm), "{written}");
    }
}

#[test]
fn an_identity_number_has_a_check_digit_and_a_birthday() {
    let number = |text: &str| Value::Digits(text.to_owned());
    says(&Kind::IdentityNumber, "11010519491231002X", &number("11010519491231002X"));
    says(&Kind::IdentityNumber, "'11010519491231002x", &number("11010519491231002X"));
    says(&Kind::IdentityNumber, "110105 19491231 002X", &number("11010519491231002X"));
    for (written, flaw) in [
        ("110105194912310021", Flaw::WrongNumber),
        ("11010519491331002X", Flaw::WrongNumber),
        ("1101051949123100", Flaw::NumberLength(16)),
        ("110105491231002", Flaw::NumberLength(15)),
        ("4.22823E+17", Flaw::LostDigits),
        ("110105194912310000", Flaw::LostDigits),
    ] {
        assert_eq!(text(&Kind::IdentityNumber, written), Err(flaw), "{written}");
    }
    let as_number = Content::Number(110_105_194_912_310_020.0);
    assert_eq!(judged(Kind::IdentityNumber, as_number), Err(Flaw::LostDigits));
}

#[test]
fn a_code_has_its_digits_or_says_how_many() {
    let code = Kind::Digits(10);
    let ten = Value::Digits("2142000001".to_owned());
    says(&code, "2142000001", &ten);
    says(&code, "２１４２ 000001", &ten);
    assert_eq!(judged(code.clone(), Content::Number(2_142_000_001.0)), Ok(Some(ten)));
    assert_eq!(text(&code, "142000001"), Err(Flaw::CodeLength(9, 10)));
    assert_eq!(text(&code, "2142-A0001"), Err(Flaw::NotACode(10)));
    assert_eq!(text(&code, "2.142E+09"), Err(Flaw::LostDigits));
}

#[test]
fn units_are_known_by_any_of_their_names_and_a_near_one_is_suggested() {
    use domain::intake::{Mapping, Template, check, find_head};
    let mut context = context();
    let [river, hill] = [1, 2].map(|seed| UnitId::fresh(&kernel::SeededIds::new(seed)));
    context.know_unit("河畔监督执纪小组", river);
    context.know_unit("Riverside Group", river);
    context.know_unit("山坡监督执纪小组", hill);
    context.know_unit("小组", river);
    context.know_unit("小组", hill);
    let columns = vec![crate::column("unit", "小组名", Kind::Unit)];
    let template = Template { key: "one".to_owned(), columns };
    let sheet = crate::sheet(&[
        &["小组名"],
        &["河畔监督执纪小组（盖章）"],
        &["riverside group"],
        &["河畔监督小组"],
        &["财务"],
        &["小组"],
    ]);
    let head = find_head(&sheet, &template).unwrap();
    let mapping = Mapping::guess(&template, &head);
    let preflight = check(&sheet, &head, &mapping, &template, &context);
    let found: Vec<_> =
        preflight.good.iter().map(|row| row.get(&template, "unit").cloned()).collect();
    assert_eq!(found, [Some(Value::Unit(river)), Some(Value::Unit(river))]);
    let flaws: Vec<_> = preflight.findings.into_iter().map(|finding| finding.flaw).collect();
    let near = Flaw::UnknownUnit(Some("河畔监督执纪小组".to_owned()));
    assert_eq!(flaws, [near, Flaw::UnknownUnit(None), Flaw::ManyUnits]);
}
