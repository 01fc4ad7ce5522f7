//! A policy document is taken in as a plan.

use domain::access::{Act, Facts};
use domain::plans::{OfficeRole, PlanEvent, ResponsibleOffice};
use kernel::{MeasureId, PlanId};
use policydoc::{Node, Reading, Role};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::rows::{plan_nodes, plans};
use crate::files::{Upload, register};
use crate::{Command, Error, Result, Work};

/// The order to take a document in.
pub struct RegisterPlan {
    /// The document as it came.
    pub upload: Upload,
    /// What was read in it; see [`super::DocumentRefusal`] for what cannot be read.
    pub reading: Reading,
}

impl Command for RegisterPlan {
    type Outcome = PlanId;

    async fn carry_out(self, work: &mut Work) -> Result<PlanId> {
        work.require(Act::RegisterPlan, Facts::COUNTY)?;
        let file = register(work, &self.upload).await?;
        let plan = PlanId::fresh(work.ids());
        let preamble = preamble(&self.reading);
        let outline = self.reading.outline;
        let row = plans::ActiveModel {
            id: Set(plan.as_uuid()),
            county_id: Set(work.county().as_uuid()),
            title: Set(outline.title.clone().unwrap_or(self.upload.name)),
            document_no: Set(outline.document_no.clone()),
            issuers: Set(serde_json::to_string(&outline.issuers)?),
            issued_on: Set(outline.issued_on.as_deref().and_then(|day| day.parse().ok())),
            disclosure: Set(outline.disclosure.clone()),
            preamble: Set(preamble),
            file_id: Set(file.as_uuid()),
            registered_at: Set(work.now()),
        };
        row.insert(work.db()).await?;
        let rows = node_rows(work, plan, &outline.nodes)?;
        let measures = outline.nodes.len();
        // PostgreSQL binds at most 65,535 values in one statement.
        for some in rows.chunks(1000) {
            let insert = plan_nodes::Entity::insert_many(some.to_vec());
            insert.exec_without_returning(work.db()).await?;
        }
        work.record(&PlanEvent::PlanRegistered { plan, measures })?;
        Ok(plan)
    }
}

/// What stands before the first numbered piece: head, title, why the plan is made.
fn preamble(reading: &Reading) -> String {
    let first = reading.outline.nodes.first().map_or(0, |node| node.start);
    reading.source.chars().take(first).collect::<String>().trim().to_owned()
}

fn node_rows(work: &Work, plan: PlanId, nodes: &[Node]) -> Result<Vec<plan_nodes::ActiveModel>> {
    let followers = nodes.iter().skip(1).map(|node| node.depth).chain([0]);
    let rows = nodes.iter().zip(followers).enumerate().map(|(position, (node, next_depth))| {
        Ok(plan_nodes::ActiveModel {
            id: Set(MeasureId::fresh(work.ids()).as_uuid()),
            county_id: Set(work.county().as_uuid()),
            plan_id: Set(plan.as_uuid()),
            position: Set(i32::try_from(position).map_err(Error::fault)?),
            depth: Set(i32::try_from(node.depth).map_err(Error::fault)?),
            path: Set(node.path.clone()),
            marker: Set(node.marker.clone()),
            title: Set(node.title.clone()),
            text: Set(node.text.trim_end().to_owned()),
            offices: Set(serde_json::to_string(&offices(node))?),
            has_children: Set(next_depth > node.depth),
        })
    });
    rows.collect()
}

fn offices(node: &Node) -> Vec<ResponsibleOffice> {
    let role = |role| match role {
        Role::Lead => OfficeRole::Lead,
        Role::Support => OfficeRole::Support,
        Role::Responsible => OfficeRole::Responsible,
    };
    let named = node.offices.iter();
    named.map(|it| ResponsibleOffice { name: it.name.clone(), role: role(it.role) }).collect()
}
