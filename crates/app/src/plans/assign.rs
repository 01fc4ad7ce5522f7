//! A measure becomes a task of a unit.

use chrono::NaiveDate;
use domain::access::Act;
use domain::plans::{AssignmentOrder, TaskNo, TaskRefusal, assign};
use kernel::{MeasureId, PlanId, TaskId, UnitId};

use super::numbers::next_task_no;
use super::{queries, store};
use crate::{Command, Error, Result, Work, org};

/// The order to assign a measure.
#[derive(Debug)]
pub struct Assign {
    /// The plan.
    pub plan: PlanId,
    /// The measure.
    pub measure: MeasureId,
    /// The unit.
    pub unit: UnitId,
    /// The title.
    pub title: String,
    /// What is asked.
    pub requirement: String,
    /// 牵头处室.
    pub lead_office: Option<String>,
    /// 配合处室.
    pub supporting_offices: Vec<String>,
    /// The last day.
    pub due_on: Option<NaiveDate>,
}

impl Command for Assign {
    type Outcome = TaskNo;

    async fn carry_out(self, work: &mut Work) -> Result<TaskNo> {
        let person = work.person()?.clone();
        let unit = org::unit(work.db(), work.county(), self.unit).await?;
        work.require(Act::AssignTask, person.facts_of(&unit))?;
        if !unit.tier.owes_tasks() {
            return Err(TaskRefusal::UnitMissing.into());
        }
        let plan = store::plan(work.db(), work.county(), self.plan).await?;
        let node = store::node(work.db(), plan.id, self.measure).await?;
        let measure = node.as_measure().ok_or(Error::Missing)?;
        let measure = measure.node();
        let order = AssignmentOrder {
            id: TaskId::fresh(work.ids()),
            county: work.county(),
            no: next_task_no(work).await?,
            plan: plan.id,
            measure: measure.id,
            unit: unit.id,
            title: self.title,
            requirement: self.requirement,
            lead_office: self.lead_office,
            supporting_offices: self.supporting_offices,
            due_on: self.due_on,
            assigned_already: queries::is_assigned(work.db(), measure.id, unit.id).await?,
        };
        let (task, event) = assign(order, person.account, work.now())?;
        store::insert_task(work, &task).await?;
        work.record(&event)?;
        Ok(task.no)
    }
}
