//! What a list must look like. Templates are data: they stand in `packs/templates`.

use serde::Deserialize;

/// A template 导入模板: the columns of one kind of list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its stable name, such as `schools`.
    pub key: String,
    /// Its columns, in the order of the empty workbook.
    pub columns: Vec<Column>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its stable name; unique in the template.
    pub key: String,
    /// How people head it; the first ones are tried first.
    pub spellings: Vec<String>,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether no cell may be empty.
    #[serde(default)]
    pub required: bool,
    /// Whether no two rows may say the same, nor a row what is there already.
    #[serde(default)]
    pub unique: bool,
    /// What could stand there.
    pub example: String,
}

/// What may stand in a column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Text of at most so many characters.
    Text(usize),
    /// One of some words.
    Choice(Vec<Choice>),
    /// A whole number of at least nothing and at most so much.
    Whole(u64),
    /// An amount of money; in which unit where the cell does not say.
    Money(MoneyUnit),
    /// A day.
    Day,
    /// A term 学期 of a school year.
    Term,
    /// Yes or no.
    YesNo,
    /// A code of exactly so many digits, such as a school's 学校标识码.
    Digits(usize),
    /// A citizen's identity number 公民身份号码 (GB 11643-1999).
    IdentityNumber,
    /// A unit of the county, by its name or another one that is known.
    Unit,
}

/// One of the words of a column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its stable name.
    pub name: String,
    /// How people write it; the first one is suggested.
    pub spellings: Vec<String>,
}

/// In which unit amounts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyUnit {
    /// Yuan 元.
    Yuan,
    /// Ten thousand yuan 万元.
    TenThousandYuan,
}

impl Template {
    /// The place of the column of this name.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}
