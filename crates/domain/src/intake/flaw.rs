//! What is wrong with a cell, and what to write instead.

use kernel::Message;

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It is empty and must not be.
    Missing,
    /// The workbook itself shows an error there, such as `#N/A`.
    FormulaError,
    /// The text is longer than so many characters.
    TooLong(usize),
    /// It is none of the words of the column; these are.
    NoChoice(String),
    /// It is no whole number.
    NotWhole,
    /// It is larger than so much.
    TooMuch(u64),
    /// It is no amount of money.
    NotMoney,
    /// It is no day.
    NotADay,
    /// The day of the month is missing.
    OnlyMonth,
    /// There is no such day.
    NoSuchDay,
    /// It is no term.
    NotATerm,
    /// It is neither yes nor no.
    NeitherYesNorNo,
    /// A code has so many digits rather than so many.
    CodeLength(usize, usize),
    /// It is no code of so many digits.
    NotACode(usize),
    /// The workbook has lost the last digits.
    LostDigits,
    /// An identity number has so many places.
    NumberLength(usize),
    /// The check digit or the day of birth is wrong.
    WrongNumber,
    /// No unit is called so; perhaps this one is meant.
    UnknownUnit(Option<String>),
    /// More than one unit is called so.
    ManyUnits,
    /// An earlier row says the same.
    Twice(u32),
    /// It is there already.
    Taken,
}

impl Flaw {
    /// The reason.
    pub fn reason(&self) -> Message {
        match self {
            Self::Missing => Message::new("flaw-missing"),
            Self::FormulaError => Message::new("flaw-formula"),
            Self::TooLong(most) => Message::new("flaw-too-long").with("most", *most),
            Self::NoChoice(_) => Message::new("flaw-choice"),
            Self::NotWhole => Message::new("flaw-whole"),
            Self::TooMuch(most) => Message::new("flaw-too-much").with("most", most.to_string()),
            Self::NotMoney => Message::new("flaw-money"),
            Self::NotADay => Message::new("flaw-day"),
            Self::OnlyMonth => Message::new("flaw-only-month"),
            Self::NoSuchDay => Message::new("flaw-no-such-day"),
            Self::NotATerm => Message::new("flaw-term"),
            Self::NeitherYesNorNo => Message::new("flaw-yes-no"),
            Self::CodeLength(has, wants) => {
                Message::new("flaw-code-length").with("has", *has).with("wants", *wants)
            }
            Self::NotACode(wants) => Message::new("flaw-code").with("wants", *wants),
            Self::LostDigits => Message::new("flaw-lost-digits"),
            Self::NumberLength(has) => Message::new("flaw-number-length").with("has", *has),
            Self::WrongNumber => Message::new("flaw-number"),
            Self::UnknownUnit(_) => Message::new("flaw-unit"),
            Self::ManyUnits => Message::new("flaw-units"),
            Self::Twice(row) => Message::new("flaw-twice").with("row", *row),
            Self::Taken => Message::new("flaw-taken"),
        }
    }

    /// What to do.
    pub fn suggestion(&self) -> Message {
        match self {
            Self::Missing => Message::new("try-fill"),
            Self::FormulaError => Message::new("try-value"),
            Self::TooLong(_) => Message::new("try-shorter"),
            Self::NoChoice(choices) => Message::new("try-choice").with("choices", choices.clone()),
            Self::NotWhole | Self::TooMuch(_) => Message::new("try-whole"),
            Self::NotMoney => Message::new("try-money"),
            Self::NotADay | Self::OnlyMonth | Self::NoSuchDay => Message::new("try-day"),
            Self::NotATerm => Message::new("try-term"),
            Self::NeitherYesNorNo => Message::new("try-yes-no"),
            Self::CodeLength(..) | Self::NotACode(_) => Message::new("try-code"),
            Self::LostDigits => Message::new("try-as-text"),
            Self::NumberLength(_) | Self::WrongNumber => Message::new("try-number"),
            Self::UnknownUnit(Some(name)) => Message::new("try-unit").with("name", name.as_str()),
            Self::UnknownUnit(None) | Self::ManyUnits => Message::new("try-full-name"),
            Self::Twice(_) => Message::new("try-once"),
            Self::Taken => Message::new("try-leave-out"),
        }
    }
}

/// A finding 问题单元格: a cell that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its row, as the workbook counts.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The column's head.
    pub header: String,
    /// What stands there.
    pub content: String,
    /// What is wrong.
    pub flaw: Flaw,
}
