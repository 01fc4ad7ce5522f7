//! The words and signs that people write in cells, all of them in this one file.

/// Yes, as a key.
pub(super) const YES: [&str; 12] =
    ["是", "有", "√", "✓", "✔", "☑", "对", "1", "y", "yes", "t", "true"];
/// No, as a key.
pub(super) const NO: [&str; 13] =
    ["否", "无", "×", "✗", "✘", "x", "没有", "不是", "0", "n", "no", "f", "false"];
/// Before an amount.
pub(super) const BEFORE_MONEY: [&str; 5] = ["人民币", "rmb", "cny", "¥", "￥"];
/// Behind an amount of ten thousand yuan, and behind one of a yuan.
pub(super) const TEN_THOUSAND: [&str; 2] = ["万元", "万"];
pub(super) const YUAN: [&str; 5] = ["元整", "圆整", "元", "圆", "块"];
/// Behind a count.
pub(super) const COUNTED: [&str; 8] = ["人", "名", "个", "所", "间", "位", "生", "件"];
/// Behind a year, a month and a day.
pub(super) const YEAR: char = '年';
pub(super) const MONTH: char = '月';
pub(super) const DAYS: [char; 2] = ['日', '号'];
/// A day of the week, written behind a date.
pub(super) const WEEKDAYS: [&str; 2] = ["星期", "周"];
/// The first term and the second, as they are called.
pub(super) const FIRST_TERM: [&str; 7] =
    ["上学期", "上期", "第一学期", "第1学期", "秋", "一学期", "上"];
pub(super) const SECOND_TERM: [&str; 7] =
    ["下学期", "下期", "第二学期", "第2学期", "春", "二学期", "下"];
/// Seasons name the calendar year.
pub(super) const SPRING: char = '春';
pub(super) const AUTUMN: char = '秋';
/// How rows begin that belong to the sheet and not to the list: totals, signatures, notes.
pub(super) const BELOW: [&str; 22] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "填表人",
    "填报人",
    "制表人",
    "制表",
    "审核人",
    "审核",
    "审批人",
    "负责人",
    "单位负责人",
    "校长签字",
    "校长",
    "签字",
    "盖章",
    "经办人",
    "填表日期",
    "填报日期",
    "备注",
    "说明",
];
/// A total stands even where its row goes on.
pub(super) const NOTE: [char; 2] = ['注', '附'];
