//! What a document says about itself in its head and foot.
//!
//! GB/T 9704—2012: the number 发文字号 stands under the name of the issuing body with 文件, the
//! signature 发文机关署名 above the date 成文日期, copies 抄送 at the foot.

use super::kind::{self, Kind};
use super::numeral;
use super::paragraph::Paragraph;
use super::stream::Stream;
use crate::model::Outline;
use crate::patterns::{hits, patterns};
use std::ops::Range;

patterns! {
    NUMBER = r"(\p{Han}{2,14})[〔\[（(﹝【]([12]\d{3})[〕\])）﹞】]第?(\d{1,5})号";
    CITES = r"《|根据|按照|依据|精神";
    CLASS = r"(主动公开|依申请公开|不予公开|不公开|免予公开|部分公开)";
    DAY = r"^[(（]?([^年]{4})年([^月]{1,3})月([^日]{1,3})日";
}

/// Longest title, in characters.
const TITLE: usize = 80;

/// Reads the head and foot; `first` is where the first node begins in the stream.
pub(crate) fn read(
    stream: &Stream,
    paragraphs: &[Paragraph],
    kinds: &[Kind],
    first: usize,
    outline: &mut Outline,
) {
    let head = paragraphs.iter().take_while(|p| p.start < first).count();
    let lines = Lines { stream, paragraphs, kinds, head };
    outline.title = lines.title();
    outline.document_no = lines.document_no();
    let date = lines.date();
    outline.issued_on = date.and_then(|i| iso_day(&lines.text(i)));
    outline.issuers = lines.issuers(date);
    outline.disclosure = lines.disclosure();
    outline.copy_to = lines.copy_to();
}

/// The paragraphs above a date that are names of bodies: who signed.
pub(crate) fn signatures(
    stream: &Stream,
    paragraphs: &[Paragraph],
    kinds: &[Kind],
    date: usize,
) -> Range<usize> {
    const MOST: usize = 8;
    let signed = |i: &usize| {
        let organ = stream
            .words(&paragraphs[*i])
            .iter()
            .all(|word| kind::is_organ(&word.chars().collect::<Vec<_>>()));
        kinds[*i] == Kind::Body && organ && !starts_with_marker(stream, &paragraphs[*i])
    };
    let count = (0..date).rev().take(MOST).take_while(signed).count();
    date - count..date
}

fn starts_with_marker(stream: &Stream, paragraph: &Paragraph) -> bool {
    super::marker::at(stream, paragraph.clone()).is_some()
}

struct Lines<'a> {
    stream: &'a Stream,
    paragraphs: &'a [Paragraph],
    kinds: &'a [Kind],
    /// How many paragraphs begin before the first node.
    head: usize,
}

impl Lines<'_> {
    fn chars(&self, i: usize) -> &[char] {
        &self.stream.chars[self.paragraphs[i].clone()]
    }

    fn text(&self, i: usize) -> String {
        self.stream.text(self.paragraphs[i].clone())
    }

    fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.kinds.len()).filter(move |i| self.kinds[*i] == kind)
    }

    /// The last title-like line above the text that is no notice about it; else the notice; else
    /// the first line that is no sentence.
    fn title(&self) -> Option<String> {
        let candidates: Vec<String> = (0..self.head).filter_map(|i| self.title_at(i)).collect();
        let plan = candidates.iter().rev().find(|title| !title.ends_with("通知"));
        let found = plan.or(candidates.last()).cloned();
        found.or_else(|| (0..self.head).find_map(|i| self.plain_title(i)))
    }

    fn title_at(&self, i: usize) -> Option<String> {
        const SHORT: usize = 10;
        if self.kinds[i] != Kind::Body || !kind::ends_title(self.chars(i)) || self.is_red_head(i) {
            return None;
        }
        let above = i.checked_sub(1).filter(|above| self.is_title_part(*above));
        let mut title = self.text(i);
        if let Some(above) = above.filter(|_| title.chars().count() < SHORT) {
            title = self.text(above) + &title;
        }
        let title = bare_title(&title);
        (title.chars().count() >= 4 && title.chars().count() <= TITLE).then_some(title)
    }

    fn is_title_part(&self, i: usize) -> bool {
        let text = self.chars(i);
        let closed = matches!(text.last(), Some('。' | '：' | ':' | '；' | '号' | '！'));
        self.kinds[i] == Kind::Body && text.len() <= TITLE && !closed && !kind::is_organ(text)
    }

    fn plain_title(&self, i: usize) -> Option<String> {
        let text = self.chars(i);
        let sentence = text.iter().any(|c| matches!(c, '，' | ',' | '。' | '；'));
        let fits = (8..=60).contains(&text.len()) && !sentence && self.is_title_part(i);
        (fits && !starts_with_marker(self.stream, &self.paragraphs[i]))
            .then(|| bare_title(&self.text(i)))
    }

    /// The red letterhead: names of bodies and 文件.
    fn is_red_head(&self, i: usize) -> bool {
        let text = self.text(i);
        let name = text.strip_suffix("文件").map(|name| name.chars().collect::<Vec<_>>());
        name.is_some_and(|name| name.is_empty() || kind::is_organ(&name))
    }

    fn document_no(&self) -> Option<String> {
        const LINE: usize = 80;
        let lines = (0..self.head).filter(|i| self.chars(*i).len() <= LINE).map(|i| self.text(i));
        let own = lines.filter(|line| !hits(&CITES, line));
        own.map(|line| numeral::half_width(&line)).find_map(|line| {
            let found = NUMBER.as_ref()?.captures(&line)?;
            Some(format!("{}〔{}〕{}号", &found[1], &found[2], &found[3]))
        })
    }

    /// The signed date, else the last one.
    fn date(&self) -> Option<usize> {
        let signed = |i: &usize| i.checked_sub(1).is_some_and(|above| self.is_signature(above));
        self.of_kind(Kind::Date).find(signed).or_else(|| self.of_kind(Kind::Date).next_back())
    }

    fn is_signature(&self, i: usize) -> bool {
        self.kinds[i] == Kind::Note && kind::is_organ(self.chars(i))
    }

    /// The signatures above the date, else the letterhead.
    fn issuers(&self, date: Option<usize>) -> Vec<String> {
        let signed = |date: usize| {
            let count = (0..date).rev().take_while(|i| self.is_signature(*i)).count();
            (date - count..date).flat_map(|i| self.names(i)).collect::<Vec<_>>()
        };
        let signed = date.map(signed).filter(|names| !names.is_empty());
        let letterhead = || (0..self.head).find_map(|i| self.letterhead(i));
        signed.or_else(letterhead).unwrap_or_default()
    }

    fn letterhead(&self, i: usize) -> Option<Vec<String>> {
        let text = self.chars(i);
        let organ = self.kinds[i] == Kind::Body && text.len() <= 60 && kind::is_organ(text);
        (organ || self.is_red_head(i)).then(|| self.names(i)).filter(|names| !names.is_empty())
    }

    fn names(&self, i: usize) -> Vec<String> {
        let words = self.stream.words(&self.paragraphs[i]);
        let names = words.iter().map(|word| word.trim_end_matches("文件").to_owned());
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        let whole = names.iter().all(|name| name.chars().count() >= 3);
        if whole { names } else { vec![names.concat()] }
    }

    fn disclosure(&self) -> Option<String> {
        self.of_kind(Kind::Disclosure).find_map(|i| {
            let text = self.text(i);
            Some(CLASS.as_ref()?.find(&text)?.as_str().to_owned())
        })
    }

    fn copy_to(&self) -> Vec<String> {
        let lists = self.of_kind(Kind::CopyTo).map(|i| self.text(i));
        lists
            .flat_map(|line| copies(line.split_once(['：', ':']).map_or("", |(_, list)| list)))
            .collect()
    }
}

/// Commas part the bodies; 、 does too unless it parts single signs (各委、办、局).
fn copies(list: &str) -> Vec<String> {
    let groups = list.split(['，', ',', '；', ';', '。']).filter(|group| !group.is_empty());
    let parts = |group: &str| -> Vec<String> {
        let parts: Vec<&str> = group.split('、').collect();
        if parts.iter().any(|part| part.chars().count() < 3) {
            return vec![group.to_owned()];
        }
        parts.into_iter().map(str::to_owned).collect()
    };
    groups.flat_map(parts).collect()
}

/// Without the mark of a heading and without a leading note such as （转载）.
fn bare_title(title: &str) -> String {
    let title = title.trim_start_matches('#');
    let note = title.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    match note {
        Some((note, rest)) if note.chars().count() <= 6 && !rest.is_empty() => rest.to_owned(),
        _ => title.to_owned(),
    }
}

/// 2026年3月1日 or 二〇二六年三月一日 as 2026-03-01.
fn iso_day(text: &str) -> Option<String> {
    let found = DAY.as_ref()?.captures(text)?;
    let year = numeral::number(&found[1]).or_else(|| numeral::year(&found[1]))?;
    let (month, day) = (numeral::number(&found[2])?, numeral::number(&found[3])?);
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| format!("{year:04}-{month:02}-{day:02}"))
}
