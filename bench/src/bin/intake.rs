//! Measures taking lists in: a workbook of 100,000 rows with its report and its marked copy, and
//! how soon bombs are refused. No database is in it.
//!
//! Run it in release: `cargo run --release -p bench --bin intake`.

use std::io::{Cursor, Write as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use bench::say;
use clap::Parser;
use documents::marked::{Mark, marked};
use documents::workbook::{Limits, read};
use domain::intake::{Column, Context, Kind, Mapping, Preflight, Template, check, find_head};
use kernel::UnitId;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// How long the report may take, how much memory it may need, and how long a refusal may take.
const MOST_TIME: Duration = Duration::from_secs(30);
const MOST_MEMORY: u64 = 512 << 20;
const MOST_REFUSAL: Duration = Duration::from_secs(2);

/// How it is measured.
#[derive(Debug, Parser)]
struct Arguments {
    /// Rows of the list.
    #[arg(long, default_value_t = 100_000)]
    rows: usize,
    /// One row of how many has flaws.
    #[arg(long, default_value_t = 20)]
    flawed: usize,
    /// Leaves the refusals out.
    #[arg(long)]
    no_bombs: bool,
}

fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let mut met = report(&arguments)?;
    if !arguments.no_bombs {
        for (what, bytes) in bombs()? {
            met &= refused(what, &bytes);
        }
    }
    Ok(if met { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Reads, judges and marks the list; whether it kept within time and memory.
fn report(arguments: &Arguments) -> Result<bool> {
    let bytes = list(arguments)?;
    say(&format!("{} rows, {} KB packed", arguments.rows, bytes.len() / 1024));
    let before = peak_memory()?;
    let began = Instant::now();
    let sheets = read(&bytes, &Limits::default())?;
    let read_in = began.elapsed();
    let sheet = sheets.first().context("there is no sheet")?;
    let (template, context) = (template(), context()?);
    let head = find_head(sheet, &template).context("there is no head")?;
    let mapping = Mapping::guess(&template, &head);
    let preflight = check(sheet, &head, &mapping, &template, &context);
    let reported_in = began.elapsed();
    let reported = peak_memory()?;
    let marks = marks(&preflight);
    let cells = sheet.cells();
    let copy = marked(sheets, 0, &marks, "2026-09-28T02:00:00Z".parse()?)?;
    let marked_in = began.elapsed();
    say(&format!(
        "{} cells, {} good rows, {} bad, {} findings",
        cells,
        preflight.good.len(),
        preflight.bad,
        preflight.found
    ));
    say(&format!("read      {:>8.2} s", read_in.as_secs_f64()));
    say(&format!("report    {:>8.2} s  ≤ {} s", reported_in.as_secs_f64(), MOST_TIME.as_secs()));
    say(&format!("marked    {:>8.2} s  {} KB", marked_in.as_secs_f64(), copy.len() / 1024));
    say(&format!(
        "memory    {:>8} MB for the report, {} MB with the marked copy  ≤ {} MB (before {} MB)",
        reported >> 20,
        peak_memory()? >> 20,
        MOST_MEMORY >> 20,
        before >> 20
    ));
    Ok(reported_in <= MOST_TIME && peak_memory()? <= MOST_MEMORY)
}

fn marks(preflight: &Preflight) -> Vec<Mark> {
    let findings = preflight.findings.iter();
    let mark = |it: &domain::intake::Finding| Mark {
        row: it.row,
        column: it.column,
        note: format!("{} {}", it.flaw.reason().id, it.flaw.suggestion().id),
    };
    findings.map(mark).collect()
}

/// Whether these bytes are refused in time.
fn refused(what: &str, bytes: &[u8]) -> bool {
    let began = Instant::now();
    let answer = match read(bytes, &Limits::default()) {
        Ok(sheets) => format!(
            "{} cells",
            sheets.iter().map(kernel::sheet::SheetOfCells::cells).sum::<usize>()
        ),
        Err(error) => format!("{error:?}"),
    };
    let taken = began.elapsed();
    let told = if taken <= MOST_REFUSAL { "" } else { "  MISSED" };
    say(&format!(
        "{what:<28} {:>6} KB  {:>8.3} s  {answer}{told}",
        bytes.len() / 1024,
        taken.as_secs_f64()
    ));
    taken <= MOST_REFUSAL
}

/// The most memory that the process has had, in bytes.
fn peak_memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    Ok(kilobytes.context("no VmHWM")?.parse::<u64>()? * 1024)
}

/// Twelve columns, as the largest lists of a county have them.
fn template() -> Template {
    let kinds = [
        ("name", Kind::Text(60)),
        ("school", Kind::Unit),
        ("number", Kind::IdentityNumber),
        ("born", Kind::Day),
        ("boards", Kind::YesNo),
        ("meals", Kind::Whole(400)),
        ("paid", Kind::Money(domain::intake::MoneyUnit::Yuan)),
        ("term", Kind::Term),
        ("code", Kind::Digits(10)),
        ("class", Kind::Text(20)),
        ("phone", Kind::Text(20)),
        ("note", Kind::Text(200)),
    ];
    let column = |(at, (key, kind)): (usize, (&str, Kind))| Column {
        key: key.to_owned(),
        spellings: vec![key.to_owned()],
        kind,
        required: at < 8,
        unique: key == "number",
        example: String::new(),
    };
    let columns = kinds.into_iter().enumerate().map(column).collect();
    Template { key: "pupils".to_owned(), columns }
}

fn context() -> Result<Context> {
    let mut context = Context::on("2026-09-28".parse()?);
    let ids = kernel::SeededIds::new(1);
    for school in 0..168 {
        context.know_unit(&school_of(school), UnitId::fresh(&ids));
    }
    Ok(context)
}

fn school_of(number: usize) -> String {
    format!("第{number}中心小学")
}

/// The workbook of the list, written as Excel writes one, with shared texts.
fn list(arguments: &Arguments) -> Result<Vec<u8>> {
    let mut sheet = String::from("<worksheet><sheetData>");
    let heads: Vec<String> = template().columns.into_iter().map(|column| column.key).collect();
    row(&mut sheet, 1, &heads);
    for at in 0..arguments.rows {
        let is_flawed = at % arguments.flawed == 7 % arguments.flawed;
        row(&mut sheet, at + 2, &cells(at, is_flawed));
    }
    sheet.push_str("</sheetData></worksheet>");
    packed(sheet.as_bytes())
}

fn row(sheet: &mut String, number: usize, cells: &[String]) {
    use std::fmt::Write as _;
    let _ = write!(sheet, "<row r=\"{number}\">");
    for (at, text) in (1..).zip(cells) {
        let place = kernel::sheet::letters_of(at);
        let _ =
            write!(sheet, "<c r=\"{place}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    }
    sheet.push_str("</row>");
}

fn cells(at: usize, is_flawed: bool) -> Vec<String> {
    let day = format!("20{:02}.{}.{}", 10 + at % 9, 1 + at % 12, 1 + at % 28);
    let number = identity_number(at);
    let number = if is_flawed { format!("{}E+17", &number[..4]) } else { number };
    let pupil = [
        format!("学生{at}"),
        school_of(if is_flawed { 999 } else { at % 168 }),
        number,
        day,
        if at.is_multiple_of(2) { "√" } else { "否" }.to_owned(),
        (at % 200).to_string(),
        format!("￥{}.50", at % 1000),
        "2026-2027学年第一学期".to_owned(),
        format!("{:010}", 2_142_000_000 + at),
        format!("{}年级", 1 + at % 6),
        format!("139{at:08}"),
        "在校就餐，按月结算".to_owned(),
    ];
    pupil.to_vec()
}

/// A number that holds: area, day of birth, a running number, and the check digit.
fn identity_number(at: usize) -> String {
    let digits = format!(
        "422822{}{:02}{:02}{:03}",
        2010 + at / 280_000,
        1 + at / 28_000 % 10,
        1 + at / 1000 % 28,
        at % 1000
    );
    let sum: usize = digits
        .bytes()
        .enumerate()
        .map(|(place, digit)| usize::from(digit - b'0') * ((1 << (17 - place)) % 11))
        .sum();
    format!("{digits}{}", char::from(b"10X98765432"[sum % 11]))
}

/// Files that want to be unpacked to more than any machine has.
fn bombs() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let far = br#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;
    let blanks = [&b"<worksheet>"[..], &vec![b' '; 1 << 30]].concat();
    let cells = format!("<worksheet><sheetData><row>{}", "<c><v>1</v></c>".repeat(6_000_000));
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".repeat(400_000);
    let rows = format!("<worksheet><sheetData>{row}");
    Ok(vec![
        ("one far cell", packed(far)?),
        ("1 GB of blanks", packed(&blanks)?),
        ("six million cells", packed(cells.as_bytes())?),
        ("one row 400,000 times", packed(rows.as_bytes())?),
    ])
}

/// A workbook whose one sheet is this.
fn packed(sheet: &[u8]) -> Result<Vec<u8>> {
    let book = br#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;
    let links = br#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let parts = [
        ("xl/workbook.xml", &book[..]),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/s.xml", sheet),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, deflated)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
