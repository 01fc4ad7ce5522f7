//! The labelled lists of offices: 责任处室(单位):…, 牵头单位：…, 配合单位：…, 完成时限：….
//!
//! Offices are taken from such lists only, never from prose.

use crate::model::{Office, Role};
use crate::patterns::patterns;

patterns! {
    LABEL = r"^[(（【\[]?\s?(?P<role>责任|牵头|主责|主办|承办|配合|协助|协办|参与|落实|完成)(?P<what>(?:处室|单位|部门|股室|科室|机构|主体|领导|处室单位|时限|时间|期限)?(?:[(（](?:单位|处室|部门|科室|股室|人)[)）])?)[】\]]?[：:]";
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
    let first = *text.first()?;
    if !matches!(
        first,
        '责' | '牵' | '主' | '承' | '配' | '协' | '参' | '落' | '完' | '（' | '(' | '【' | '['
    ) {
        return None;
    }
    let head: String = text.iter().take(24).collect();
    let found = LABEL.as_ref()?.captures(&head)?;
    let length = found.get(0)?.as_str().chars().count();
    let what = &found["what"];
    let deadline = ["时限", "时间", "期限"].iter().any(|word| what.contains(word));
    let label = match (&found["role"], deadline) {
        (_, true) => Label::Deadline,
        ("完成" | "落实", false) if what.is_empty() => return None,
        ("牵头" | "主责" | "主办" | "承办", _) => Label::Offices(Role::Lead),
        ("配合" | "协助" | "协办" | "参与", _) => Label::Offices(Role::Support),
        _ => Label::Offices(Role::Responsible),
    };
    Some((label, length))
}

/// Reads a whole office line, which may hold several labels one after the other.
pub(crate) fn read(line: &[char]) -> Vec<Office> {
    let mut offices = Vec::new();
    let mut at = 0;
    while let Some((label, length)) = label_at(&line[at..]) {
        let from = at + length;
        let to = (from + 1..line.len())
            .find(|i| is_break(line[i - 1]) && label_at(&line[*i..]).is_some())
            .unwrap_or(line.len());
        if let Label::Offices(role) = label {
            list(&line[from.min(to)..to], role, &mut offices);
        }
        at = to;
    }
    offices
}

fn is_break(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '，' | ',' | '）' | ')' | '】' | ']' | '、')
}

/// Splits a list at its separators outside brackets.
fn list(text: &[char], role: Role, offices: &mut Vec<Office>) {
    let from = offices.len();
    let mut depth = 0_i32;
    let mut name = String::new();
    for &c in text {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            break;
        }
        let separator = matches!(c, '、' | '，' | ',' | '；' | ';' | '。' | ' ' | '/');
        if separator && depth == 0 {
            push(&mut name, role, from, offices);
        } else {
            name.push(c);
        }
    }
    push(&mut name, role, from, offices);
}

/// Adds one name; 某局牵头 and 某局配合 give the role of their own group.
fn push(name: &mut String, role: Role, from: usize, offices: &mut Vec<Office>) {
    let raw = std::mem::take(name);
    let (bare, role) = match (raw.strip_suffix("牵头"), raw.strip_suffix("配合")) {
        (Some(bare), _) => (bare, Role::Lead),
        (_, Some(bare)) => {
            retell(&mut offices[from..]);
            (bare, Role::Support)
        }
        _ => (raw.as_str(), role),
    };
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || matches!(c, '】' | ']' | '.'));
    let bare = bare.strip_suffix('等').unwrap_or(bare);
    if !bare.is_empty() && bare.chars().count() <= 40 {
        offices.push(Office { name: bare.to_owned(), role });
    }
}

/// 甲局、乙局配合: every name of the list that does not lead supports.
fn retell(offices: &mut [Office]) {
    for office in offices.iter_mut().filter(|office| office.role != Role::Lead) {
        office.role = Role::Support;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<(String, Role)> {
        let chars: Vec<char> = line.chars().collect();
        read(&chars).into_iter().map(|office| (office.name, office.role)).collect()
    }

    #[test]
    fn every_label_gives_its_role() {
        for (line, role) in [
            ("责任处室(单位):甲处、乙处", Role::Responsible),
            ("责任单位（单位）：甲处，乙处。", Role::Responsible),
            ("责任处室：甲处;乙处", Role::Responsible),
            ("（牵头单位：甲处、乙处）", Role::Lead),
            ("【配合单位】：甲处、乙处", Role::Support),
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
        assert_eq!(names("责任单位：甲局牵头，乙局、丙局配合"), expected);
    }

    #[test]
    fn prose_is_no_label() {
        for line in ["责任落实到人：甲处", "完成整改：甲处", "配合做好工作", "责任"]
        {
            assert!(names(line).is_empty(), "{line}");
        }
    }
}
