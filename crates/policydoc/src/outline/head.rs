//! What a document says about itself in its head and foot.
//!
//! GB/T 9704—2012: the number 发文字号 stands under the name of the issuing body with 文件, the
//! signature 发文机关署名 above the date 成文日期, copies 抄送 at the foot.

use super::kind::{self, Kind};
use super::mentions;
use super::names;
use super::numeral;
use super::paragraph::Paragraph;
use super::stream::Stream;
use crate::model::Outline;
use crate::patterns::{hits, patterns};
use std::ops::Range;

patterns! {
    NUMBER = r"([\p{Han}xX×]{2,14})[〔\[（(﹝【]([12]\d{3})[〕\])）﹞】]第?(\d{1,5})号";
    CITES = r"《|根据|按照|依据|精神";
    CLASS = r"(主动公开|依申请公开|不予公开|不公开|免予公开|部分公开|公开发布|删减后公开)";
    DAY = r"[(（]?\S{4}年[^月]{1,3}月[^日]{1,3}日(?:印发)?[)）]?$";
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
    outline.issued_on = lines.issued_on(date);
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
        let names = names::words(stream, &paragraphs[*i]);
        let organ = names.iter().all(|name| kind::is_organ(&name.chars().collect::<Vec<_>>()));
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
        found
            .or_else(|| (0..self.head).find_map(|i| self.plain_title(i)))
            .or_else(|| (0..self.head).find_map(|i| self.run_in_title(i)))
    }

    /// The title at the beginning of a paragraph that goes on with other text: up to a space, or
    /// to a word with which a plan tells its reason.
    fn run_in_title(&self, i: usize) -> Option<String> {
        const REASON: [&str; 5] = ["为", "根据", "按照", "依据", "索引号"];
        let (from, to) = (self.paragraphs[i].start, self.paragraphs[i].end);
        let goes_on = |end: &usize| {
            let rest = self.stream.text(*end..to.min(end + 3));
            self.stream.parted(*end) || REASON.iter().any(|word| rest.starts_with(word))
        };
        let title = |end: usize| &self.stream.chars[from..end];
        let mut ends = (from + 4..to.min(from + TITLE)).filter(goes_on);
        let end = ends.find(|end| kind::ends_title(title(*end)))?;
        (self.kinds[i] == Kind::Body && !title(end).contains(&'，'))
            .then(|| bare_title(&self.stream.text(from..end)))
    }

    fn title_at(&self, i: usize) -> Option<String> {
        const SHORT: usize = 7;
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
            let organ = found[1].rsplit_once("文件").map_or(&found[1], |(_, organ)| organ);
            Some(format!("{organ}〔{}〕{}号", &found[2], &found[3]))
        })
    }

    /// The signed date, else the last one.
    fn date(&self) -> Option<usize> {
        let signed = |i: &usize| i.checked_sub(1).is_some_and(|above| self.is_signature(above));
        let with_name =
            || (0..self.kinds.len()).find(|i| self.is_signature(*i) && self.has_day(*i));
        self.of_kind(Kind::Date)
            .find(signed)
            .or_else(with_name)
            .or_else(|| self.of_kind(Kind::Date).next_back())
    }

    /// The date of the signature, else what the page says of it, else the day of printing.
    fn issued_on(&self, date: Option<usize>) -> Option<String> {
        let printed = || self.of_kind(Kind::Note).find(|i| self.text(*i).contains("印发"));
        let told = || self.labelled(&["成文日期", "发文日期", "印发日期"]);
        let line = date.map(|i| self.text(i)).or_else(told);
        iso_day(&line.or_else(|| printed().map(|i| self.text(i)))?)
    }

    /// What stands after one of these labels, as pages of public bodies print it.
    fn labelled(&self, labels: &[&str]) -> Option<String> {
        let words = (0..self.head).flat_map(|i| self.stream.words(&self.paragraphs[i]));
        let mut words =
            words.skip_while(|word| !labels.iter().any(|label| word.starts_with(label)));
        let first = words.next()?;
        let value = first.split_once(['：', ':']).map_or("", |(_, value)| value).to_owned();
        if value.is_empty() { words.next() } else { Some(value) }
    }

    fn has_day(&self, i: usize) -> bool {
        hits(&DAY, &self.text(i))
    }

    fn is_signature(&self, i: usize) -> bool {
        self.kinds[i] == Kind::Signature
    }

    /// The signatures above the date, else the letterhead, else the page, else the title.
    fn issuers(&self, date: Option<usize>) -> Vec<String> {
        let signed = |date: usize| {
            let from = date - (0..date).rev().take_while(|i| self.is_signature(*i)).count();
            let to = if self.is_signature(date) { date + 1 } else { date };
            (from..to).flat_map(|i| self.names(i, &["文件"])).collect::<Vec<_>>()
        };
        let signed = date.map(signed).filter(|names| !names.is_empty());
        let letterhead = || (0..self.head).find_map(|i| self.letterhead(i));
        let told = || {
            self.labelled(&["发文机关", "发文单位", "发布机构", "发布单位"]).map(|name| vec![name])
        };
        let titled = || (0..self.head).find_map(|i| self.title_organ(i));
        signed.or_else(letterhead).or_else(told).or_else(titled).unwrap_or_default()
    }

    fn letterhead(&self, i: usize) -> Option<Vec<String>> {
        let text = self.chars(i);
        let organ = self.kinds[i] == Kind::Body && text.len() <= 60 && kind::is_organ(text);
        let numbered = || self.text(i).contains("文件") && hits(&NUMBER, &self.text(i));
        (organ || self.is_red_head(i) || numbered())
            .then(|| self.names(i, &["文件"]))
            .filter(|names| !names.is_empty())
    }

    /// 某局关于印发…的通知 names its issuer.
    fn title_organ(&self, i: usize) -> Option<Vec<String>> {
        let organ = |names: &Vec<String>| {
            names.iter().all(|name| kind::is_organ(&name.chars().collect::<Vec<_>>()))
        };
        let names = self.names(i, &["关于"]);
        (kind::ends_title(self.chars(i)) && self.text(i).contains("关于"))
            .then_some(names)
            .filter(organ)
    }

    /// The names of a paragraph up to one of the words or a date.
    fn names(&self, i: usize, words: &[&str]) -> Vec<String> {
        let text = self.text(i);
        let cuts = words.iter().filter_map(|word| text.find(word));
        let day = DAY.as_ref().and_then(|day| day.find(&text)).map(|day| day.start());
        let cut = cuts.chain(day).min().unwrap_or(text.len());
        let from = self.paragraphs[i].start;
        names::words(self.stream, &(from..from + text[..cut].chars().count()))
    }

    fn disclosure(&self) -> Option<String> {
        self.of_kind(Kind::Disclosure).find_map(|i| {
            let text = self.text(i);
            Some(CLASS.as_ref()?.find(&text)?.as_str().to_owned())
        })
    }

    fn copy_to(&self) -> Vec<String> {
        let list = |i: usize| {
            let text = self.chars(i);
            let colon = text.iter().position(|c| matches!(c, '：' | ':')).unwrap_or(0);
            let range = &self.paragraphs[i];
            names::parts(self.stream, range.start + colon + 1..range.end)
        };
        let printed = |name: &String| name.ends_with("印发");
        self.of_kind(Kind::CopyTo).flat_map(list).filter(|name| !printed(name)).collect()
    }
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

/// The first whole date as `YYYY-MM-DD`.
fn iso_day(text: &str) -> Option<String> {
    mentions::dates(text).into_iter().find_map(|(_, date)| {
        let (year, month, day) = (date.year?, date.month?, date.day?);
        Some(format!("{year:04}-{month:02}-{day:02}"))
    })
}
