//! A policy document is taken in as a plan.

use domain::access::{Act, Facts};
use domain::plans::{
    EditionEvent, EditionRefusal, OfficeRole, PieceState, PlanEvent, PlanNode, ResponsibleOffice,
};
use kernel::{MeasureId, PlanId, Version};
use policydoc::{Node, Reading, Role};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::outline::row_of;
use super::rows::{plan_nodes, plans};
use super::{edition, store};
use crate::files::{Upload, forget_kept, register};
use crate::{Command, Error, Result, Work};

/// The order to take a document in.
pub struct RegisterPlan {
    /// The document as it came.
    pub upload: Upload,
    /// What was read in it; see [`super::DocumentRefusal`] for what cannot be read.
    pub reading: Reading,
    /// The plan of which it is a new edition.
    pub supersedes: Option<PlanId>,
}

impl Command for RegisterPlan {
    type Outcome = PlanId;

    async fn carry_out(self, work: &mut Work) -> Result<PlanId> {
        work.require(Act::RegisterPlan, Facts::COUNTY)?;
        let plan = PlanId::fresh(work.ids());
        if let Some(old) = self.supersedes {
            supersede(work, old, plan).await?;
        }
        let file = register(work, &self.upload).await?;
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
            supersedes: Set(self.supersedes.map(|old| old.as_uuid())),
            outline_version: Set(Version::FIRST.0),
        };
        row.insert(work.db()).await?;
        let pieces = pieces(work, &outline.nodes)?;
        let rows = pieces.iter().map(|piece| row_of(work.county(), plan, piece));
        let rows = rows.collect::<Result<Vec<_>>>()?;
        let measures = outline.nodes.len();
        // PostgreSQL binds at most 65,535 values in one statement.
        for some in rows.chunks(1000) {
            let some = some.iter().cloned().map(IntoActiveModel::into_active_model);
            let insert = plan_nodes::Entity::insert_many(some);
            insert.exec_without_returning(work.db()).await?;
        }
        forget_kept(work, None).await?;
        work.record(&PlanEvent::PlanRegistered { plan, measures, supersedes: self.supersedes })?;
        Ok(plan)
    }
}

/// The plan `old` is replaced by `new`; a plan is replaced once.
async fn supersede(work: &mut Work, old: PlanId, new: PlanId) -> Result<()> {
    let old = store::locked_plan(work, old).await?;
    if edition::successor(work.db(), &old).await?.is_some() {
        return Err(EditionRefusal::SupersededAlready.into());
    }
    work.record(&EditionEvent::PlanSuperseded { plan: old.id, by: new })
}

/// What stands before the first numbered piece: head, title, why the plan is made.
fn preamble(reading: &Reading) -> String {
    let first = reading.outline.nodes.first().map_or(0, |node| node.start);
    reading.source.chars().take(first).collect::<String>().trim().to_owned()
}

/// The pieces of the outline as they were read.
fn pieces(work: &Work, nodes: &[Node]) -> Result<Vec<PlanNode>> {
    let followers = nodes.iter().skip(1).map(|node| node.depth).chain([0]);
    let pieces = nodes.iter().zip(followers).enumerate().map(|(position, (node, next_depth))| {
        let mut piece = PlanNode {
            id: MeasureId::fresh(work.ids()),
            position: u32::try_from(position).map_err(Error::fault)?,
            depth: u8::try_from(node.depth).map_err(Error::fault)?,
            path: node.path.clone(),
            marker: node.marker.clone(),
            title: node.title.clone(),
            text: node.text.trim_end().to_owned(),
            offices: offices(node),
            has_children: next_depth > node.depth,
            times: times(node),
            start: u32::try_from(node.start).map_err(Error::fault)?,
            end: u32::try_from(node.end).map_err(Error::fault)?,
            runs: Vec::new(),
            state: PieceState::Stands,
            original: None,
            split_from: None,
        };
        piece.runs = runs(node, &piece)?;
        Ok(piece)
    });
    pieces.collect()
}

/// Where the words of a piece stand in the document: in its passage heading and text are joined.
fn runs(node: &Node, piece: &PlanNode) -> Result<Vec<(u32, u32)>> {
    let length = |text: &str| text.chars().count();
    let heading = length(&piece.title);
    let joint = length(&piece.words().body()) - heading - length(&piece.text);
    let in_passage = |(at, source): &(usize, usize)| {
        let at = if *at < heading { *at } else { at + joint };
        Ok((
            u32::try_from(at).map_err(Error::fault)?,
            u32::try_from(*source).map_err(Error::fault)?,
        ))
    };
    node.runs.iter().map(in_passage).collect()
}

fn times(node: &Node) -> Vec<String> {
    let cadences = node.cadences.iter().map(|cadence| cadence.text.clone());
    cadences.chain(node.dates.iter().map(|date| date.text.clone())).collect()
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
