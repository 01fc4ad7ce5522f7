//! The preflight: every row is judged before any is carried out.

use std::collections::HashMap;

use kernel::sheet::{Content, RowOfCells, SheetOfCells};

use super::spelling::{
    Day, Number18, day, digits, has_lost_digits, identity_number, is_below_the_list, money,
    name_key, plain, term, whole, yes_no,
};
use super::{Choice, Column, Context, Finding, Flaw, Head, Kind, Mapping, Template, Value};

/// Findings that are told; the others are counted.
pub const MOST_FINDINGS: usize = 10_000;
/// Characters of a cell that a finding repeats.
const SHOWN: usize = 60;

/// A preflight 预检 of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preflight {
    /// Rows that can be carried out.
    pub good: Vec<GoodRow>,
    /// How many rows cannot.
    pub bad: usize,
    /// Why, cell by cell, from the top; [`MOST_FINDINGS`] at most.
    pub findings: Vec<Finding>,
    /// How many there are.
    pub found: usize,
    /// Rows that belong to the sheet and not to the list.
    pub skipped: Vec<Skipped>,
}

/// A row that can be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodRow {
    /// Its number, as the workbook counts.
    pub row: u32,
    /// What it says, by the template's columns.
    values: Vec<Option<Value>>,
}

/// A row that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its number.
    pub row: u32,
    /// How it begins.
    pub text: String,
}

impl GoodRow {
    /// What the row says in the column of this name.
    pub fn get(&self, template: &Template, key: &str) -> Option<&Value> {
        self.values.get(template.place(key)?)?.as_ref()
    }
}

impl Preflight {
    /// Rows of the list, good and bad.
    pub fn rows(&self) -> usize {
        self.good.len() + self.bad
    }
}

/// Judges every row below the head.
pub fn check(
    sheet: &SheetOfCells,
    head: &Head,
    mapping: &Mapping,
    template: &Template,
    context: &Context,
) -> Preflight {
    let places: Vec<Option<u32>> =
        template.columns.iter().map(|column| mapping.column_of(&column.key)).collect();
    let judge = Judge { head, template, context, places };
    let (mut preflight, mut said) = (Preflight::default(), HashMap::new());
    for row in sheet.rows.iter().filter(|row| row.number > head.last_row) {
        match judge.standing(row) {
            Standing::Nothing => {}
            Standing::Skipped(text) => preflight.skipped.push(Skipped { row: row.number, text }),
            Standing::Row => judge.take(row, &mut preflight, &mut said),
        }
    }
    preflight
}

/// What a row is to the list.
enum Standing {
    /// It is empty where the list has columns.
    Nothing,
    /// A total, a signature, the head again, or the example.
    Skipped(String),
    /// A row of the list.
    Row,
}

/// In which row a unique column said something first.
type Said = HashMap<(usize, String), u32>;

struct Judge<'a> {
    head: &'a Head,
    template: &'a Template,
    context: &'a Context,
    /// Where each column of the template stands.
    places: Vec<Option<u32>>,
}

impl Judge<'_> {
    fn standing(&self, row: &RowOfCells) -> Standing {
        let texts: Vec<Option<String>> = self.places.iter().map(|at| text_at(row, *at)).collect();
        let first = row.cells.iter().map(|(_, content)| plain(&content.to_string()));
        let first = first.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        if is_below_the_list(&first) || self.is_head(row) || self.is_example(&texts) {
            Standing::Skipped(shown(&first))
        } else if texts.iter().all(Option::is_none) {
            Standing::Nothing
        } else {
            Standing::Row
        }
    }

    /// Whether the head stands here again, as on a new page.
    fn is_head(&self, row: &RowOfCells) -> bool {
        let is_again = |column: &super::HeadColumn| {
            let text = row.cell(column.column).map(|content| name_key(&content.to_string()));
            text.is_some_and(|text| column.keys.contains(&text))
        };
        self.head.columns.iter().all(is_again)
    }

    /// Whether this is the example of the template.
    fn is_example(&self, texts: &[Option<String>]) -> bool {
        let columns = self.template.columns.iter().zip(texts);
        columns.clone().any(|(_, text)| text.is_some())
            && columns.into_iter().all(|(column, text)| {
                text.as_deref().is_none_or(|text| text == plain(&column.example))
            })
    }

    fn take(&self, row: &RowOfCells, preflight: &mut Preflight, said: &mut Said) {
        let mut values = Vec::with_capacity(self.template.columns.len());
        let mut is_bad = false;
        for (at, (column, place)) in self.template.columns.iter().zip(&self.places).enumerate() {
            let Some(place) = *place else {
                values.push(None);
                continue;
            };
            let content = row.cell(place);
            let judged = self.value(column, content);
            match judged.and_then(|value| self.once(at, column, value, row.number, said)) {
                Ok(value) => values.push(value),
                Err(flaw) => {
                    is_bad = true;
                    preflight.found += 1;
                    if preflight.findings.len() < MOST_FINDINGS {
                        preflight.findings.push(self.finding(row.number, place, content, flaw));
                    }
                }
            }
        }
        if is_bad {
            preflight.bad += 1;
        } else {
            preflight.good.push(GoodRow { row: row.number, values });
        }
    }

    fn finding(&self, row: u32, column: u32, content: Option<&Content>, flaw: Flaw) -> Finding {
        let of_column = self.head.columns.iter().find(|it| it.column == column);
        Finding {
            row,
            column,
            header: of_column.map(|it| it.text.clone()).unwrap_or_default(),
            content: content.map(|content| shown(&content.to_string())).unwrap_or_default(),
            flaw,
        }
    }

    /// The value, if no other row and nothing that is there says the same in a unique column.
    fn once(
        &self,
        at: usize,
        column: &Column,
        value: Option<Value>,
        row: u32,
        said: &mut Said,
    ) -> Result<Option<Value>, Flaw> {
        let Some(key) = value.as_ref().filter(|_| column.unique).map(Value::key) else {
            return Ok(value);
        };
        if self.context.has(&column.key, &key) {
            return Err(Flaw::Taken);
        }
        match *said.entry((at, key)).or_insert(row) {
            first if first == row => Ok(value),
            first => Err(Flaw::Twice(first)),
        }
    }

    /// What a cell says; `None` where it is empty and may be.
    fn value(&self, column: &Column, content: Option<&Content>) -> Result<Option<Value>, Flaw> {
        let text = content.map(|content| plain(&content.to_string())).unwrap_or_default();
        if text.is_empty() {
            return if column.required { Err(Flaw::Missing) } else { Ok(None) };
        }
        if matches!(content, Some(Content::Error(_))) {
            return Err(Flaw::FormulaError);
        }
        let is_number = matches!(content, Some(Content::Number(_)));
        match &column.kind {
            Kind::Text(most) if text.chars().count() > *most => Err(Flaw::TooLong(*most)),
            Kind::Text(_) if is_number && has_lost_digits(&text, true) => Err(Flaw::LostDigits),
            Kind::Text(_) => Ok(Value::Text(text)),
            Kind::Choice(choices) => choice(&text, choices),
            Kind::Whole(most) => match whole(&text) {
                Some(number) if number > *most => Err(Flaw::TooMuch(*most)),
                Some(number) => Ok(Value::Whole(number)),
                None => Err(Flaw::NotWhole),
            },
            Kind::Money(unit) => money(&text, *unit).map(Value::Money).ok_or(Flaw::NotMoney),
            Kind::Day => match day(&text, self.context.today) {
                Day::Is(day) => Ok(Value::Day(day)),
                Day::OnlyMonth => Err(Flaw::OnlyMonth),
                Day::OutOfCalendar => Err(Flaw::NoSuchDay),
                Day::Unreadable => Err(Flaw::NotADay),
            },
            Kind::Term => {
                term(&text).map(|(year, number)| Value::Term(year, number)).ok_or(Flaw::NotATerm)
            }
            Kind::YesNo => match content {
                Some(Content::Boolean(yes)) => Ok(Value::YesNo(*yes)),
                _ => yes_no(&text).map(Value::YesNo).ok_or(Flaw::NeitherYesNorNo),
            },
            Kind::Digits(count) => code(&text, is_number, *count),
            Kind::IdentityNumber => number18(&text, is_number),
            Kind::Unit => self.unit(&text),
        }
        .map(Some)
    }

    fn unit(&self, text: &str) -> Result<Value, Flaw> {
        match self.context.units_called(text)[..] {
            [unit] => Ok(Value::Unit(unit)),
            [] => Err(Flaw::UnknownUnit(self.context.nearest(text).map(str::to_owned))),
            _ => Err(Flaw::ManyUnits),
        }
    }
}

fn choice(text: &str, choices: &[Choice]) -> Result<Value, Flaw> {
    let key = name_key(text);
    let is_it = |choice: &&Choice| choice.spellings.iter().any(|it| name_key(it) == key);
    if let Some(choice) = choices.iter().find(is_it) {
        return Ok(Value::Choice(choice.name.clone()));
    }
    let first = choices.iter().filter_map(|it| it.spellings.first().map(String::as_str));
    Err(Flaw::NoChoice(first.collect::<Vec<_>>().join(" / ")))
}

fn code(text: &str, is_number: bool, count: usize) -> Result<Value, Flaw> {
    if has_lost_digits(text, is_number) {
        return Err(Flaw::LostDigits);
    }
    match digits(text) {
        Some(digits) if digits.len() == count => Ok(Value::Digits(digits)),
        Some(digits) => Err(Flaw::CodeLength(digits.len(), count)),
        None => Err(Flaw::NotACode(count)),
    }
}

fn number18(text: &str, is_number: bool) -> Result<Value, Flaw> {
    if has_lost_digits(text, is_number) {
        return Err(Flaw::LostDigits);
    }
    match identity_number(text) {
        Number18::Is(number) => Ok(Value::Digits(number)),
        Number18::Length(length) => Err(Flaw::NumberLength(length)),
        // Somebody made text of it afterwards: the digits are gone all the same.
        Number18::Wrong if text.ends_with("000") => Err(Flaw::LostDigits),
        Number18::Wrong => Err(Flaw::WrongNumber),
    }
}

fn text_at(row: &RowOfCells, place: Option<u32>) -> Option<String> {
    let text = plain(&row.cell(place?)?.to_string());
    (!text.is_empty()).then_some(text)
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
