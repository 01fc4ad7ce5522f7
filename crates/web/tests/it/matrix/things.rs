//! One thing of each kind that an address can name, all of one unit.

use app::access::DeclareRecusal;
use app::accounts::list_tokens;
use app::plans::{Assign, Freeze, Given, task_page};
use domain::accounts::TokenScope;
use domain::plans::PledgeText;
use kernel::{AccountId, EvidenceId, GrantId, MeasureId, PlanId, RecusalId, ReportId, UnitId};
use testkit::World;

/// A plan whose second edition this is.
const EDITION: &str =
    "澜溪县校园食堂清爽行动方案\n\n一、主要任务\n（一）公开食堂账目。每周贴出。\n";

/// What stands for the parameters of addresses.
pub struct Things {
    pub unit: UnitId,
    plan: PlanId,
    piece: MeasureId,
    task: String,
    duty: String,
    pledge: String,
    pledges: String,
    evidence: EvidenceId,
    /// Schools have no months and no reports.
    report: Option<ReportId>,
    account: AccountId,
    recusal: RecusalId,
    grant: GrantId,
    token: String,
}

/// To whom the thing of an address belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The program: every county has it.
    Pack,
    /// The county as a whole.
    County,
    /// The unit, and departments that lead its work see it too.
    UnitsWork,
    /// The unit.
    Unit,
    /// One person alone.
    Person,
}

impl Things {
    /// Everything of this unit, which `login` works for. Qian keeps away from it.
    pub async fn of(world: &World, unit: &str, login: &str) -> Self {
        let earlier = world.plan().await;
        let plan = world.edition_from(EDITION, Some(earlier.id)).await;
        let task = world.task_for(unit).of(plan.id, plan.measures[0]).handed_in().await;
        let sun = world.person("sun").await;
        let page = task_page(&world.app.reader(&sun), task.no).await.unwrap();
        let pledge = pledge_of(world, unit).await;
        let freeze = Freeze { unit: world.unit(unit), period: "2026-W40".parse().unwrap() };
        let report = world.command("chen", freeze).await.ok();
        let substitute = world.colleague(&format!("{login}-2"), unit, None).await;
        let days = ["2026-09-28", "2026-10-09"];
        let grant = world.substituted(unit, substitute, login, days).await;
        world.command("qian", DeclareRecusal { unit: world.unit(unit) }).await.unwrap();
        let qian = world.person("qian").await;
        let recusals = app::accounts::list_recusals(&world.app.reader(&qian)).await.unwrap();
        world.token(login, &[TokenScope::TasksRead]).await;
        let person = world.person(login).await;
        let tokens = list_tokens(&world.app.reader(&person)).await.unwrap();
        Self {
            unit: world.unit(unit),
            plan: plan.id,
            piece: plan.measures[0],
            task: task.no.to_string(),
            duty: page.duty.to_string(),
            pledge: pledge.tasks[0].to_string(),
            pledges: pledge.duty.to_string(),
            evidence: page.evidence[0].id,
            report,
            account: world.cast.account(login),
            recusal: recusals[0].id,
            grant,
            token: tokens[0].id.to_string(),
        }
    }

    /// The address with these things in place of its parameters, and whose they are; `None` for
    /// an address without parameters.
    pub fn fill(&self, path: &str) -> Option<(String, Owner)> {
        let bare = path.trim_start_matches("/api/v1");
        let area = bare.split('/').nth(1).unwrap();
        let (id, owner) = match area {
            _ if !path.contains('{') || area == "assets" => return None,
            // Tested in modules of their own.
            "imports" | "invitations" | "posts" | "tenures" | "ties" | "visits" => return None,
            _ if self.report.is_none() && is_of_reports(path) => return None,
            // Schools alone have master data.
            _ if self.report.is_some() && path.ends_with("/school") => return None,
            "plans" => (self.plan.to_string(), Owner::County),
            "year" => ("patrol".to_owned(), Owner::Pack),
            "tasks" if is_of_pledge(path) => (self.pledge.clone(), Owner::UnitsWork),
            "duties" if is_of_pledge(path) => (self.pledges.clone(), Owner::UnitsWork),
            "tasks" => (self.task.clone(), Owner::UnitsWork),
            "evidence" => (self.evidence.to_string(), Owner::UnitsWork),
            "duties" => (self.duty.clone(), Owner::UnitsWork),
            "units" => (self.unit.to_string(), Owner::Unit),
            "accounts" => (self.account.to_string(), Owner::Unit),
            "reports" => (self.report?.to_string(), Owner::Unit),
            "substitutions" => (self.grant.to_string(), Owner::Unit),
            "recusals" => (self.recusal.to_string(), Owner::County),
            "tokens" => (self.token.clone(), Owner::Person),
            _ => panic!("say in Things::fill what the parameters of {path} stand for"),
        };
        let piece = self.piece.to_string();
        let filled = ["{id}", "{no}", "{key}"]
            .into_iter()
            .fold(path.replace("{piece}", &piece), |path, name| path.replace(name, &id));
        Some((filled, owner))
    }
}

/// The unit is asked for a pledge, which finance leads.
async fn pledge_of(world: &World, unit: &str) -> Given {
    let words = PledgeText {
        title: "年度责任书".to_owned(), text: "管好每一笔账。".to_owned()
    };
    let order = world.task_for(unit).order().await;
    let order = Assign { origin: None, pledge: Some(words), ..order };
    world.command("chen", order).await.unwrap()
}

fn is_of_pledge(path: &str) -> bool {
    ["/pledge", "/confirmation", "/counter-signature"].iter().any(|part| path.contains(part))
        && !path.contains("/week/")
}

fn is_of_reports(path: &str) -> bool {
    path.contains("/month") || path.contains("/reports")
}
