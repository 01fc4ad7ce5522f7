//! The empty workbook of a list: heads, an example, drop-downs, and a sheet that explains them.

use kernel::Instant;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet,
};

use crate::xlsx::{Unfit, fitting, moment, name_of};

/// Rows that have drop-downs.
const ROWS: u32 = 5_000;
/// The sheet in which the words of the drop-downs stand; nobody sees it.
const LISTS: &str = "lists";
/// Light blue behind heads, grey for the example.
const HEAD: u32 = 0x00dd_ebf7;
const EXAMPLE: u32 = 0x0080_8080;

/// An empty list.
#[derive(Debug, Clone)]
pub struct Blank {
    /// What the list is; it names the sheet.
    pub title: String,
    /// The name of the sheet that explains it.
    pub help: String,
    /// Lines above the explanation.
    pub notes: Vec<String>,
    /// The heads of the explanation.
    pub help_heads: [String; 4],
    /// The columns.
    pub columns: Vec<BlankColumn>,
    /// When it was made.
    pub made_at: Instant,
}

/// A column of an empty list.
#[derive(Debug, Clone)]
pub struct BlankColumn {
    /// Its head.
    pub head: String,
    /// Whether it must be filled, and what may stand in it.
    pub help: [String; 2],
    /// What could stand there.
    pub example: String,
    /// What may be chosen; none where anything may be written.
    pub choices: Vec<String>,
}

/// The bytes of the workbook.
///
/// # Errors
/// [`Unfit`].
pub fn blank(list: &Blank) -> Result<Vec<u8>, Unfit> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(list.made_at)?));
    write_list(workbook.add_worksheet(), list)?;
    write_help(workbook.add_worksheet(), list)?;
    write_choices(workbook.add_worksheet(), list)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_list(page: &mut Worksheet, list: &Blank) -> Result<(), Unfit> {
    page.set_name(name_of(&list.title))?;
    // Text, so that the workbook loses no digit of a long number.
    let text = Format::new().set_num_format("@");
    let example = text.clone().set_font_color(Color::RGB(EXAMPLE)).set_italic();
    for (at, column) in (0..).zip(&list.columns) {
        page.set_column_format(at, &text)?;
        page.set_column_width(at, 18)?;
        page.write_string_with_format(0, at, fitting(&column.head), &head())?;
        page.write_string_with_format(1, at, fitting(&column.example), &example)?;
        if let Some(last) = column.choices.len().checked_sub(1) {
            let letters = kernel::sheet::letters_of(u32::from(at) + 1);
            let choices = format!("={LISTS}!${letters}$1:${letters}${}", last + 1);
            let choices = DataValidation::new().allow_list_formula(Formula::new(choices));
            page.add_data_validation(1, at, ROWS, at, &choices)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn write_help(page: &mut Worksheet, list: &Blank) -> Result<(), Unfit> {
    page.set_name(name_of(&list.help))?;
    let mut row = 0;
    for note in &list.notes {
        page.write_string(row, 0, fitting(note))?;
        row += 1;
    }
    row += 1;
    for (at, text) in (0..).zip(&list.help_heads) {
        page.write_string_with_format(row, at, fitting(text), &head())?;
    }
    for column in &list.columns {
        row += 1;
        let [must, what] = &column.help;
        for (at, text) in (0..).zip([&column.head, must, what, &column.example]) {
            page.write_string_with_format(row, at, fitting(text), &framed())?;
        }
    }
    for (at, width) in [(0, 20), (1, 10), (2, 60), (3, 24)] {
        page.set_column_width(at, width)?;
    }
    Ok(())
}

fn write_choices(page: &mut Worksheet, list: &Blank) -> Result<(), Unfit> {
    page.set_name(LISTS)?.set_hidden(true);
    for (at, column) in (0..).zip(&list.columns) {
        for (row, choice) in (0..).zip(&column.choices) {
            page.write_string(row, at, fitting(choice))?;
        }
    }
    Ok(())
}

fn framed() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

fn head() -> Format {
    framed().set_bold().set_background_color(Color::RGB(HEAD)).set_num_format("@")
}
