//! Tasks, taken as far along their life as a test needs them.

use app::plans::{Accept, Approve, Assign, HandInFiles, NewEvidence, ReturnHandIn, task_page};
use chrono::NaiveDate;
use domain::plans::{Audience, Origin, Recurrence, Task, TaskNo};
use kernel::{MeasureId, PlanId};

use crate::cast::person_of;
use crate::world::World;

/// A task about to be made; the last call says how far it goes.
pub struct TaskFor<'w> {
    world: &'w World,
    unit: &'w str,
    measure: Option<(PlanId, MeasureId)>,
    title: &'w str,
    due_on: NaiveDate,
}

impl World {
    /// A task for the unit of this name: by default of a measure that nobody has yet, due on
    /// 30 October 2026.
    pub fn task_for<'w>(&'w self, unit: &'w str) -> TaskFor<'w> {
        let due_on = "2026-10-30".parse().unwrap();
        TaskFor { world: self, unit, measure: None, title: "公开食堂账目", due_on }
    }

    /// The task as it stands; Sun looks.
    pub async fn task(&self, no: TaskNo) -> Task {
        let person = self.person("sun").await;
        task_page(&self.app.reader(&person), no).await.unwrap().task
    }

    /// A file on the disk, about to be handed in; it speaks of 20 September 2026.
    pub async fn evidence(&self, name: &str, bytes: &[u8]) -> NewEvidence {
        let upload = self.app.files().receive_bytes(name, bytes).await.unwrap();
        NewEvidence { upload, effective_on: Some("2026-09-20".parse().unwrap()) }
    }

    /// The order to hand in one small text for this task.
    pub async fn hand_in_order(&self, task: &Task) -> HandInFiles {
        let evidence = vec![self.evidence("记录.txt", "到场九人".as_bytes()).await];
        HandInFiles {
            task: task.no,
            seen: task.version,
            note: "已贴出".to_owned(),
            evidence,
            again: Vec::new(),
        }
    }

    async fn unassigned_measure(&self) -> (PlanId, MeasureId) {
        let left = self.unassigned.lock().unwrap().pop();
        if let Some(measure) = left {
            return measure;
        }
        let plan = self.plan().await;
        let mut fresh = plan.measures.iter().rev().map(|measure| (plan.id, *measure));
        let mut unassigned = self.unassigned.lock().unwrap();
        unassigned.extend(fresh.by_ref());
        unassigned.pop().unwrap()
    }
}

impl<'w> TaskFor<'w> {
    /// Of this measure.
    #[must_use]
    pub fn of(mut self, plan: PlanId, measure: MeasureId) -> Self {
        self.measure = Some((plan, measure));
        self
    }

    /// With this title.
    #[must_use]
    pub fn titled(mut self, title: &'w str) -> Self {
        self.title = title;
        self
    }

    /// Due on this day, such as `2026-10-09`.
    #[must_use]
    pub fn due(mut self, day: &str) -> Self {
        self.due_on = day.parse().unwrap();
        self
    }

    /// Chen's order to assign it.
    pub async fn order(&self) -> Assign {
        let (plan, measure) = match self.measure {
            Some(measure) => measure,
            None => self.world.unassigned_measure().await,
        };
        Assign {
            origin: Some(Origin { plan, measure }),
            audience: Audience::Units { units: vec![self.world.unit(self.unit)] },
            title: self.title.to_owned(),
            requirement: "按月贴出收支明细".to_owned(),
            lead_office: Some("财务股".to_owned()),
            supporting_offices: vec!["监督办公室".to_owned()],
            recurrence: Some(Recurrence::Once { due_on: self.due_on }),
            minutes: 20,
            confirmed: false,
            named: Vec::new(),
            phase: None,
            standing: None,
            pledge: None,
        }
    }

    /// Chen has assigned it.
    pub async fn assigned(self) -> Task {
        let given = self.world.command("chen", self.order().await).await.unwrap();
        self.world.task(given.tasks[0]).await
    }

    /// The unit has accepted it.
    pub async fn accepted(self) -> Task {
        let (world, clerk) = (self.world, person_of(self.unit));
        let task = self.assigned().await;
        world.command(clerk, Accept { task: task.no, seen: task.version }).await.unwrap();
        world.task(task.no).await
    }

    /// The unit has handed in one small file.
    pub async fn handed_in(self) -> Task {
        let (world, clerk) = (self.world, person_of(self.unit));
        let task = self.accepted().await;
        let order = world.hand_in_order(&task).await;
        world.command(clerk, order).await.unwrap();
        world.task(task.no).await
    }

    /// Chen has returned it.
    pub async fn returned(self) -> Task {
        let world = self.world;
        let task = self.handed_in().await;
        let reason = "缺少家长签名".to_owned();
        let order = ReturnHandIn { task: task.no, seen: task.version, reason };
        world.command("chen", order).await.unwrap();
        world.task(task.no).await
    }

    /// Chen has approved it.
    pub async fn approved(self) -> Task {
        let world = self.world;
        let task = self.handed_in().await;
        let order = Approve { task: task.no, seen: task.version, remark: String::new() };
        world.command("chen", order).await.unwrap();
        world.task(task.no).await
    }
}
