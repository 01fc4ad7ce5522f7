//! The draft of a task, as the measure itself suggests it.

use super::sentences::is_stop;
use super::{Measure, OfficeRole};

/// A draft: what the assignment form is filled with. A person confirms or changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDraft {
    /// The heading of the measure.
    pub title: String,
    /// What is asked: the text of the measure.
    pub requirement: String,
    /// 牵头: the lead office, or the first of those named without a lead.
    pub lead_office: Option<String>,
    /// 配合: the other offices, in order.
    pub supporting_offices: Vec<String>,
}

impl TaskDraft {
    /// The draft that `measure` suggests.
    pub fn of(measure: Measure<'_>) -> Self {
        let node = measure.node();
        let lead = node.offices.iter().position(|office| office.role == OfficeRole::Lead);
        let lead = lead.or_else(|| (!node.offices.is_empty()).then_some(0));
        let others = node.offices.iter().enumerate().filter(|(index, _)| Some(*index) != lead);
        let requirement = if node.text.is_empty() { &node.title } else { &node.text };
        Self {
            // The second part of a split begins with a whole sentence.
            title: node.title.trim_end_matches(is_stop).to_owned(),
            requirement: requirement.clone(),
            lead_office: lead.map(|index| node.offices[index].name.clone()),
            supporting_offices: others.map(|(_, office)| office.name.clone()).collect(),
        }
    }
}
