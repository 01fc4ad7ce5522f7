//! The labelled lists of offices: 责任处室(单位):…, 牵头单位：…, 配合单位：…, 完成时限：….
//!
//! Offices are taken from such lists only, never from prose.

use super::names;
use super::stream::Stream;
use crate::model::{Office, Role};
use crate::patterns::{hits, patterns};
use std::ops::Range;

patterns! {
    LABEL = r"(?x)^[(（【\[]?
        (?: (?P<role>(?:主要|具体|第一)?责任|总?牵头|主责|主办|承办|协同|配合|协助|协办|参与|参加|落实|实施)
            (?P<what>(?:处室|单位|部门|股室|科室|机构|主体|学校)?
              (?:[、及和]?(?:处室|单位|部门|股室|科室|时限|完成时限))?
              (?:[(（](?:单位|处室|部门|科室|股室|人)[)）])?)
          | (?:(?:完成|办结|整改|落实|办理|推进|实施)?时限(?:要求)?
              | (?:完成|办结|整改|落实)(?:时间|期限|日期)(?:要求|节点)?))
        [】\]]?[：:]";
    TERM = r"\d年|\d月|\d日|[年月]底|学期|长期|持续|常态|立行立改|立即";
}

/// What a label says about the list after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// A list of offices in this role.
    Offices(Role),
    /// A deadline: no offices.
    Deadline,
}

/// The label at the start of `text`: what it says and how many characters it takes.
pub(crate) fn label_at(text: &[char]) -> Option<(Label, usize)> {
    const FIRST: &str = "责牵主具第总承协配参落实完办整推时（(【[";
    const LONGEST: usize = 24;
    if !FIRST.contains(*text.first()?) {
        return None;
    }
    let head: String = text.iter().take(LONGEST).collect();
    let found = LABEL.as_ref()?.captures(&head)?;
    let length = found.get(0)?.as_str().chars().count();
    let what = found.name("what").map_or("", |what| what.as_str());
    let label = match found.name("role").map_or("", |role| role.as_str()) {
        "" => Label::Deadline,
        "责任" | "落实" | "实施" | "参与" | "参加" | "协助" if what.is_empty() => {
            return None;
        }
        "牵头" | "总牵头" | "主责" | "主办" | "承办" => Label::Offices(Role::Lead),
        "协同" | "配合" | "协助" | "协办" | "参与" | "参加" => {
            Label::Offices(Role::Support)
        }
        _ => Label::Offices(Role::Responsible),
    };
    Some((label, length))
}

/// Whether the text is a label and nothing else: its list stands on the next line.
pub(crate) fn is_bare_label(text: &[char]) -> bool {
    label_at(text).is_some_and(|(_, length)| length == text.len())
}

/// Reads a whole office line, which may hold several labels one after the other.
pub(crate) fn read(stream: &Stream, line: Range<usize>) -> Vec<Office> {
    let mut offices = Vec::new();
    let mut at = line.start;
    while let Some((label, length)) = label_at(&stream.chars[at..line.end]) {
        let from = at + length;
        let next = |i: &usize| label_at(&stream.chars[*i..line.end]).is_some();
        let to = (from + 1..line.end).find(next).unwrap_or(line.end);
        if let Label::Offices(role) = label {
            list(&names::parts(stream, from.min(to)..to), role, &mut offices);
        }
        at = to;
    }
    offices
}

/// Adds the names of one list; 某局牵头 and 某局（配合） give the role of their own group.
fn list(parts: &[String], role: Role, offices: &mut Vec<Office>) {
    let from = offices.len();
    for part in parts {
        let told = |word: &str| {
            let bracketed = part.strip_suffix([')', '）']).and_then(|part| part.strip_suffix(word));
            part.strip_suffix(word).or_else(|| bracketed?.strip_suffix(['(', '（']))
        };
        let (bare, role) = match (told("牵头"), told("配合")) {
            (Some(bare), _) => (bare, Role::Lead),
            (_, Some(bare)) => {
                // 甲局、乙局配合: every name of the list that does not lead supports.
                let others = offices[from..].iter_mut().filter(|office| office.role != Role::Lead);
                others.for_each(|office| office.role = Role::Support);
                (bare, Role::Support)
            }
            _ => (part.as_str(), role),
        };
        push(bare, role, offices);
    }
}

fn push(name: &str, role: Role, offices: &mut Vec<Office>) {
    const LONGEST: usize = 40;
    let bare = name.strip_suffix("等").unwrap_or(name);
    if !bare.is_empty() && bare.chars().count() <= LONGEST && !hits(&TERM, bare) {
        offices.push(Office { name: bare.to_owned(), role });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<(String, Role)> {
        let (stream, _) = super::super::stream::read(line);
        let whole = 0..stream.chars.len();
        read(&stream, whole).into_iter().map(|office| (office.name, office.role)).collect()
    }

    #[test]
    fn every_label_gives_its_role() {
        for (line, role) in [
            ("责任处室(单位):甲处、乙处", Role::Responsible),
            ("责任单位（单位）：甲处，乙处。", Role::Responsible),
            ("责任处室：甲处;乙处", Role::Responsible),
            ("（牵头单位：甲处、乙处）", Role::Lead),
            ("【配合单位】：甲处、乙处", Role::Support),
            ("[主要责任单位:甲处、乙处等]", Role::Responsible),
            ("责任单位：甲处 乙处", Role::Responsible),
            ("责任单位及完成时限：甲处、乙处，2031年6月底前", Role::Responsible),
            ("（责任单位：甲处、乙处，完成时限：长期坚持）", Role::Responsible),
            ("牵头：甲处、乙处", Role::Lead),
            ("协办单位：甲处、乙处。", Role::Support),
        ] {
            assert_eq!(names(line), [("甲处".into(), role), ("乙处".into(), role)], "{line}");
        }
    }

    #[test]
    fn one_line_can_hold_lead_support_and_a_deadline() {
        let line = "牵头单位：甲局；配合单位：乙局、各乡镇（街道、园区）；完成时限：2027年底";
        let expected = [
            ("甲局".to_owned(), Role::Lead),
            ("乙局".to_owned(), Role::Support),
            ("各乡镇（街道、园区）".to_owned(), Role::Support),
        ];
        assert_eq!(names(line), expected);
    }

    #[test]
    fn roles_inside_the_list_are_heard() {
        let expected = [
            ("甲局".to_owned(), Role::Lead),
            ("乙局".into(), Role::Support),
            ("丙局".into(), Role::Support),
        ];
        for line in [
            "责任单位：甲局牵头，乙局、丙局配合",
            "责任单位：甲局（牵头）、乙局（配合）、丙局（配合）",
            "牵头单位：甲局 配合单位：乙局 丙局",
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }

    #[test]
    fn single_signs_belong_to_the_names_beside_them() {
        let expected = ["甲局", "各县、市、区教育局", "各乡镇（街道、园区）"];
        let read = names("责任单位：甲局、各县、市、区教育局，各乡镇（街道、园区）");
        assert_eq!(read.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn prose_is_no_label() {
        for line in [
            "责任落实到人：甲处",
            "完成整改：甲处",
            "配合做好工作",
            "责任",
            "责任：甲处",
            "时间：甲处",
        ] {
            assert!(names(line).is_empty(), "{line}");
        }
    }
}
