//! The example tasks, each brought to its state by the people who would do it.

use domain::access::{Actor, Person};
use domain::plans::{Audience, Origin, PlanNode, Recurrence, TaskDraft, TaskNo, TaskStateName};
use kernel::{PlanId, UnitId, Version, local_date};

use super::county::Cast;
use super::pack::{ExampleTask, Pack};
use super::sample_file;
use crate::plans::{
    Accept, Approve, Assign, ChooseStamps, DocumentNode, GiveStamp, HandInFiles, NewEvidence,
    ReturnHandIn, document_page, task_page,
};
use crate::{App, Command, Error, Result};

/// The bureau wants four stamps on the tasks of the plan.
pub(super) async fn want_stamps(app: &App, cast: &Cast, pack: &Pack, plan: PlanId) -> Result<()> {
    let officer = Actor::Person(cast.assigner()?.clone());
    let reason = pack.stamps.reason.clone();
    let order = ChooseStamps { plan, seen: Version::FIRST, wanted: true, reason };
    app.command(&officer, None, order).await
}

/// Gives the example tasks for which the plan has a measure.
pub(super) async fn give(app: &App, cast: &Cast, pack: &Pack, plan: PlanId) -> Result<()> {
    let page = document_page(&app.reader(cast.assigner()?), plan, None).await?;
    let measures = page.nodes.into_iter().filter(DocumentNode::is_measure);
    let measures: Vec<PlanNode> = measures.map(|node| node.node).collect();
    for example in &pack.example_tasks {
        let Some(measure) = measures.get(example.measure.saturating_sub(1)) else { continue };
        let scene = Scene { app, cast, example, unit: cast.unit(&example.unit)? };
        scene.play(plan, measure).await?;
    }
    Ok(())
}

/// One example with all who take part.
struct Scene<'a> {
    app: &'a App,
    cast: &'a Cast,
    example: &'a ExampleTask,
    unit: UnitId,
}

impl Scene<'_> {
    /// Plays the life of the task up to its state; each step sees the version of the one before.
    async fn play(&self, plan: PlanId, measure: &PlanNode) -> Result<()> {
        use TaskStateName::{Accepted, Approved, Assigned, HandedIn, Returned};
        let target = self.example.state()?;
        let (task, title) = self.assign(plan, measure).await?;
        if target == Assigned {
            return Ok(());
        }
        let seen = Version::FIRST;
        let clerk = self.cast.person_of(self.unit)?;
        self.act(clerk, Accept { task, seen }).await?;
        if target == Accepted {
            return self.stamp(clerk, task, seen.next()).await;
        }
        let seen = seen.next();
        self.hand_in(clerk, task, seen, &title).await?;
        let seen = seen.next();
        let reviewer = self.cast.reviewer()?;
        match target {
            HandedIn => Ok(()),
            Returned => {
                let reason = self.example.reason.clone();
                self.act(reviewer, ReturnHandIn { task, seen, reason }).await
            }
            Approved => self.act(reviewer, Approve { task, seen, remark: String::new() }).await,
            other => Err(super::pack::damaged(other.name())),
        }
    }

    /// The clerk stamps the task, where its plan wants stamps.
    async fn stamp(&self, clerk: &Person, task: TaskNo, first: Version) -> Result<()> {
        let mut seen = first;
        let wanted = task_page(&self.app.reader(clerk), task).await?.stamps.is_some();
        for stamp in self.example.stamps.iter().filter(|_| wanted) {
            let on = Some(local_date(self.app.now()));
            let (kind, reference) = (stamp.kind, stamp.reference.clone());
            self.act(clerk, GiveStamp { task, seen, kind, on, reference }).await?;
            seen = seen.next();
        }
        Ok(())
    }

    async fn assign(&self, plan: PlanId, measure: &PlanNode) -> Result<(TaskNo, String)> {
        let draft = measure.as_measure().map(TaskDraft::of).ok_or(Error::Missing)?;
        let today = local_date(self.app.now());
        let days = self.example.due_in_working_days;
        let calendar = self.app.calendar(self.cast.assigner()?.county);
        let due = calendar.due_after_working_days(today, days).map_err(Error::fault)?;
        let title = draft.title.clone();
        let order = Assign {
            origin: Some(Origin { plan, measure: measure.id }),
            audience: Audience::Units { units: vec![self.unit] },
            title: draft.title,
            requirement: draft.requirement,
            lead_office: draft.lead_office,
            supporting_offices: draft.supporting_offices,
            recurrence: Some(Recurrence::Once { due_on: due.due }),
            minutes: 0,
            confirmed: false,
            named: Vec::new(),
            phase: None,
            standing: None,
            pledge: None,
        };
        let given = self.act(self.cast.assigner()?, order).await?;
        let task = given.tasks.first().copied().ok_or(Error::Missing)?;
        Ok((task, title))
    }

    async fn hand_in(
        &self,
        clerk: &Person,
        task: TaskNo,
        seen: Version,
        title: &str,
    ) -> Result<()> {
        let note = self.example.note.clone();
        let file = sample_file::pdf(&[&self.example.unit, title, &note]);
        let name = format!("{}-{title}.pdf", self.example.unit);
        let upload = self.app.files().receive_bytes(&name, &file).await?;
        let effective_on = Some(local_date(self.app.now()));
        let evidence = vec![NewEvidence { upload, effective_on }];
        self.act(clerk, HandInFiles { task, seen, note, evidence, again: Vec::new() }).await
    }

    async fn act<C: Command>(&self, person: &Person, command: C) -> Result<C::Outcome> {
        self.app.command(&Actor::Person(person.clone()), None, command).await
    }
}
