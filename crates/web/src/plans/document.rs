//! The document of a plan, its measures highlighted, and the draft of the chosen one beside it.

use app::plans::{
    DocumentNode, DocumentPage, ScheduleView, SimilarDuty, StampView, Twin, document_page,
    plan_schedule, stamp_view,
};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Tier, Unit};
use domain::plans::{
    Audience, OfficeRole, PieceState, PlanNode, Recurrence, TaskStateName, office_list,
};
use kernel::period::Cadence;
use kernel::{MeasureId, PlanId, UnitId, local_date};
use serde::Deserialize;

use super::ask::{AskForm, Classes};
use super::offices::Offices;
use super::outline::Place;
use super::outline::panel::{self, Panel};
use super::schedule::ScheduleRows;
use super::screen::duties::often;
use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, shown};

/// Working days that a draft suggests; a person sets the date.
const SUGGESTED_WORKING_DAYS: u32 = 20;

/// The page of a document.
#[derive(Template)]
#[template(path = "plans/document.html")]
pub(super) struct DocumentHtml {
    pub(super) ui: Ui,
    pub(super) page: DocumentPage,
    /// Its phases and milestones.
    pub(super) schedule: ScheduleView,
    /// The form in which they are entered.
    pub(super) rows: ScheduleRows,
    /// Whether its tasks want four stamps.
    pub(super) stamps: StampView,
    /// Why a choice about stamps was refused, and the reason that was sent with it.
    pub(super) choosing: Option<(Told, String)>,
    /// The form beside the chosen measure.
    pub(super) draft: Option<DraftForm>,
    pub(super) error: Option<Told>,
    /// Who would be asked, after a preview.
    pub(super) asked: Option<Vec<Unit>>,
    /// Duties that ask for something alike; the person is asked whether to give it all the same.
    pub(super) similar: Vec<SimilarDuty>,
    /// What became of the order before.
    pub(super) done: Option<Done>,
    /// The forms that change one piece of the outline.
    pub(super) panel: Option<Panel>,
}

/// What became of an order to ask units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct Done {
    pub(super) duty: u32,
    pub(super) given: u32,
    pub(super) had: u32,
    pub(super) away: u32,
    pub(super) later: u32,
}

/// The form that makes a task of the chosen measure.
#[derive(Debug, Clone)]
pub(super) struct DraftForm {
    pub(super) measure: MeasureId,
    pub(super) title: String,
    pub(super) requirement: String,
    pub(super) lead_office: String,
    pub(super) supporting_offices: String,
    /// Who is asked, and how often.
    pub(super) ask: AskForm,
    /// The groups with their schools, then all other units.
    pub(super) units: Vec<(Option<Unit>, Vec<Unit>)>,
    /// Offices of which nobody said which unit they are.
    pub(super) offices: Offices,
    pub(super) provisional: bool,
    /// Whether the unit has the twin of the old edition: a person has to confirm.
    pub(super) asks_confirmation: bool,
}

impl DraftForm {
    /// What the schools to choose from are like.
    fn classes(&self) -> Classes {
        Classes::of(&self.units)
    }

    /// The units that the audience names, in the order of the list.
    fn asked(&self, audience: &Audience) -> Vec<Unit> {
        let listed = self.units.iter().flat_map(|(_, units)| units);
        listed.filter(|unit| audience.holds(unit)).cloned().collect()
    }
}

impl Page for DocumentHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.told())
    }
}

impl DocumentHtml {
    /// The measures, in order.
    fn measures(&self) -> impl Iterator<Item = &DocumentNode> {
        self.page.nodes.iter().filter(|node| node.is_measure())
    }

    fn measure_count(&self) -> usize {
        self.measures().count()
    }

    /// Why a form on the page does not count.
    fn told(&self) -> Option<&Told> {
        let of_piece = self.panel.as_ref().and_then(|panel| panel.sent.error.as_ref());
        let of_stamps = self.choosing.as_ref().map(|(told, _)| told);
        self.error.as_ref().or(of_piece).or(self.rows.error.as_ref()).or(of_stamps)
    }

    fn is_refused(&self) -> bool {
        self.told().is_some()
    }

    /// Whether somebody has it, here or as the same measure of the old edition.
    fn is_assigned(node: &DocumentNode) -> bool {
        !node.tasks.is_empty() || node.twin.is_some()
    }

    fn assigned_count(&self) -> usize {
        self.measures().filter(|node| Self::is_assigned(node)).count()
    }

    /// Pieces that would ask for work if the office did not say that nobody owes it.
    fn no_task_count(&self) -> usize {
        self.page.nodes.iter().filter(|node| Self::is_exempt(&node.node)).count()
    }

    fn twin_tasks(twin: &Twin) -> i64 {
        i64::try_from(twin.tasks).unwrap_or(i64::MAX)
    }

    fn is_exempt(piece: &PlanNode) -> bool {
        matches!(piece.state, PieceState::NoTask { .. })
    }

    fn is_dropped(piece: &PlanNode) -> bool {
        matches!(piece.state, PieceState::Dropped { .. })
    }

    /// The forms below this piece, if it is the one that is edited.
    fn panel_of(&self, piece: &PlanNode) -> Option<&Panel> {
        self.panel.as_ref().filter(|panel| panel.piece == piece.id)
    }

    fn untouched(&self) -> Option<&DocumentNode> {
        self.measures().find(|node| !Self::is_assigned(node))
    }

    /// Whether this measure is the chosen one.
    fn is_here(&self, node: &DocumentNode) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.measure == node.node.id)
    }

    /// The measures before and after the chosen one.
    fn neighbours(&self) -> (Option<&DocumentNode>, Option<&DocumentNode>) {
        let place = self.measures().position(|node| self.is_here(node));
        let at = |place: Option<usize>| place.and_then(|place| self.measures().nth(place));
        (at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1)))
    }

    /// The measure's place among the measures, from 1.
    fn number(node: &DocumentNode) -> String {
        format!("{:02}", node.number.unwrap_or_default())
    }

    /// How the measure looks: the state that needs most attention, or none.
    fn look(node: &DocumentNode) -> &'static str {
        use TaskStateName::{Accepted, Approved, Assigned, HandedIn, Returned, Withdrawn};
        let order = [Returned, HandedIn, Assigned, Accepted, Approved, Withdrawn];
        let stands = |state: &TaskStateName| node.tasks.iter().any(|(other, _)| other == state);
        let alone = if node.twin.is_some() { "accepted" } else { "none" };
        order.into_iter().find(stands).map_or(alone, TaskStateName::name)
    }

    fn often(&self, recurrence: &Recurrence) -> String {
        often(&self.ui, recurrence)
    }

    fn cadences() -> [Cadence; 8] {
        Cadence::ALL
    }

    fn is_lead(role: OfficeRole) -> bool {
        role == OfficeRole::Lead
    }

    /// Paragraphs of a text.
    fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
        text.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    measure: Option<String>,
    /// The piece whose outline is to be edited.
    edit: Option<String>,
    #[serde(default)]
    duty: String,
    #[serde(default)]
    given: String,
    #[serde(default)]
    had: String,
    #[serde(default)]
    away: String,
    #[serde(default)]
    later: String,
}

impl Chosen {
    fn done(&self) -> Option<Done> {
        let numbers = [&self.duty, &self.given, &self.had, &self.away, &self.later];
        let [duty, given, had, away, later] = numbers.map(|number| number.parse::<u32>().ok());
        Some(Done { duty: duty?, given: given?, had: had?, away: away?, later: later? })
    }
}

pub(super) async fn page(
    visit: Visit,
    Path(id): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Answer {
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let measure = chosen.measure.as_deref().and_then(|measure| measure.parse().ok());
    if let Some(piece) = chosen.edit.as_deref().and_then(|piece| piece.parse().ok()) {
        return show_editing(visit, Place { plan, piece }, panel::Sent::of("none")).await;
    }
    let page = document_page(&visit.reader(), plan, measure).await?;
    let draft = suggested(&visit, &page).await?;
    let done = chosen.done();
    shown(&DocumentHtml { done, ..bare(visit, page, draft).await? })
}

/// The page with nothing to say beside it.
async fn bare(
    visit: Visit,
    page: DocumentPage,
    draft: Option<DraftForm>,
) -> Result<DocumentHtml, Problem> {
    let schedule = plan_schedule(&visit.reader(), page.plan.id).await?;
    let rows = ScheduleRows::of(&schedule);
    let stamps = stamp_view(&visit.reader(), page.plan.id).await?;
    Ok(DocumentHtml {
        ui: visit.ui,
        page,
        schedule,
        rows,
        stamps,
        choosing: None,
        draft,
        error: None,
        asked: None,
        similar: Vec::new(),
        done: None,
        panel: None,
    })
}

/// The page after a choice about stamps was refused.
pub(super) async fn show_choosing(
    visit: Visit,
    plan: PlanId,
    told: Told,
    reason: String,
) -> Answer {
    let page = document_page(&visit.reader(), plan, None).await?;
    let choosing = Some((told, reason));
    shown(&DocumentHtml { choosing, ..bare(visit, page, None).await? })
}

/// The page with the forms that change this piece, after a refusal with what was sent.
pub(super) async fn show_editing(visit: Visit, place: Place, sent: panel::Sent) -> Answer {
    let page = document_page(&visit.reader(), place.plan, Some(place.piece)).await?;
    let piece = page.draft.as_ref().map_or(place.piece, |(home, _)| *home);
    let panel = if page.may_correct { Panel::of(&page, piece, sent) } else { None };
    shown(&DocumentHtml { panel, ..bare(visit, page, None).await? })
}

/// The page with phases and milestones as they were sent.
pub(super) async fn show_schedule(visit: Visit, plan: PlanId, rows: ScheduleRows) -> Answer {
    let page = document_page(&visit.reader(), plan, None).await?;
    shown(&DocumentHtml { rows, ..bare(visit, page, None).await? })
}

/// A form that was sent and is shown again.
pub(super) struct Sent {
    form: DraftForm,
    /// Why it was refused; `None` after a preview.
    error: Option<Told>,
    similar: Vec<SimilarDuty>,
}

impl Sent {
    pub(super) fn refused(form: DraftForm, told: Told) -> Self {
        Self { form, error: Some(told), similar: Vec::new() }
    }

    pub(super) fn doubted(form: DraftForm, similar: Vec<SimilarDuty>) -> Self {
        Self { form, error: None, similar }
    }

    pub(super) fn previewed(form: DraftForm) -> Self {
        Self { form, error: None, similar: Vec::new() }
    }
}

/// The page with a form as it was sent.
pub(super) async fn show(visit: Visit, plan: PlanId, sent: Sent) -> Answer {
    let Sent { form, mut error, similar } = sent;
    let page = document_page(&visit.reader(), plan, Some(form.measure)).await?;
    let offices = Offices::unknown(&visit, &form.lead_office, &form.supporting_offices).await?;
    let draft = DraftForm { units: units(&visit).await?, offices, ..form };
    let mut asked = None;
    if error.is_none() {
        match draft.ask.audience() {
            Ok(audience) => asked = Some(draft.asked(&audience)),
            Err(refusal) => error = Told::of(&visit.ui, &refusal.into()),
        }
    }
    shown(&DocumentHtml { error, asked, similar, ..bare(visit, page, Some(draft)).await? })
}

/// The form as the measure suggests it.
async fn suggested(visit: &Visit, page: &DocumentPage) -> Result<Option<DraftForm>, Problem> {
    let Some((measure, draft)) = page.draft.clone() else { return Ok(None) };
    let (due_on, provisional) = suggested_due(visit)?;
    let lead_office = draft.lead_office.unwrap_or_default();
    let supporting_offices = office_list(&draft.supporting_offices);
    let offices = if page.may_assign {
        Offices::unknown(visit, &lead_office, &supporting_offices).await?
    } else {
        Offices::default()
    };
    Ok(Some(DraftForm {
        measure,
        title: draft.title,
        requirement: draft.requirement,
        lead_office,
        supporting_offices,
        offices,
        ask: AskForm::suggesting(due_on, local_date(visit.ui.now)),
        units: if page.may_assign { units(visit).await? } else { Vec::new() },
        provisional,
        asks_confirmation: false,
    }))
}

fn suggested_due(visit: &Visit) -> Result<(NaiveDate, bool), Problem> {
    let today = local_date(visit.ui.now);
    let reader = visit.reader();
    let due = reader.calendar().due_after_working_days(today, SUGGESTED_WORKING_DAYS);
    let due = due.map_err(app::Error::fault)?;
    Ok((due.due, due.provisional))
}

/// The units that the person may assign to, schools under their groups.
pub(super) async fn units(visit: &Visit) -> Result<Vec<(Option<Unit>, Vec<Unit>)>, Problem> {
    let units = app::org::visible_units(&visit.reader(), Act::AssignTask).await?;
    let units = units.into_iter().filter(|unit| unit.is_open() && unit.tier().owes_tasks());
    let (schools, others): (Vec<_>, Vec<_>) = units.partition(|unit| unit.tier() == Tier::School);
    let groups = others.iter().filter(|unit| unit.tier() == Tier::SupervisionGroup);
    let guided = |group: &Unit| {
        let of_group = schools.iter().filter(|school| school.guided_by == Some(group.id));
        (Some(group.clone()), of_group.cloned().collect::<Vec<_>>())
    };
    let mut listed: Vec<_> = groups.clone().map(guided).collect();
    let heads: Vec<UnitId> = groups.map(|group| group.id).collect();
    let alone = |school: &&Unit| school.guided_by.is_none_or(|group| !heads.contains(&group));
    let alone = schools.iter().filter(alone);
    listed.push((None, others.iter().chain(alone).cloned().collect()));
    Ok(listed)
}
