//! Plans and tasks: the document and what became of its measures.

mod accept;
mod api;
mod approve;
mod ask;
mod assign;
mod burden;
mod changes;
mod conflict;
mod decide_extension;
mod document;
mod downloads;
mod hand_in;
mod hand_over;
mod keep;
mod name_office;
mod offices;
mod outline;
mod plan_list;
mod pledge;
mod reconsider;
mod reports;
mod request_extension;
mod return_hand_in;
#[cfg(test)]
pub(crate) mod samples;
mod schedule;
mod screen;
mod stamps;
mod task;
mod task_export;
mod task_list;
mod upload;
mod week;
mod withdraw;
mod work;
mod year;

pub(crate) use self::task::{seen, told};

use domain::access::Act;
use domain::accounts::TokenScope;

use self::api::ask::{AskOrder, AskedAnswer};
use self::api::task::TaskAnswer;
use self::api::task_order::StaleTask;
use crate::shell::api::Operation;
use crate::shell::{Needs, Routes};

/// The routes of the area.
pub(crate) fn routes() -> Routes {
    people_routes(year_routes(api_routes(outline_routes(Routes::default()))))
        .get("/", Needs::Act(Act::ReadTask), work::home)
        .get("/work", Needs::Act(Act::ReadTask), work::page)
        .get("/plans", Needs::Act(Act::ReadPlan), plan_list::page)
        .post("/plans", Needs::Act(Act::RegisterPlan), upload::submit)
        .get("/plans/new", Needs::Act(Act::RegisterPlan), upload::page)
        .get("/plans/{id}", Needs::Act(Act::ReadPlan), document::page)
        .get("/plans/{id}/original", Needs::Act(Act::ReadPlan), downloads::plan)
        .post("/plans/{id}/tasks", Needs::Act(Act::AssignTask), assign::submit)
        .post("/plans/{id}/schedule", Needs::Act(Act::SchedulePlan), schedule::submit)
        .get("/tasks", Needs::Act(Act::ReadTask), task_list::page)
        .get("/tasks.xlsx", Needs::Act(Act::ReadTask), task_export::file)
        .get("/tasks/{no}", Needs::Act(Act::ReadTask), task::page)
        .post("/tasks/{no}/acceptance", Needs::Act(Act::AcceptTask), accept::submit)
        .post("/tasks/{no}/hand-ins", Needs::Act(Act::HandIn), hand_in::submit)
        .post("/tasks/{no}/returns", Needs::Act(Act::ReturnHandIn), return_hand_in::submit)
        .post("/tasks/{no}/approval", Needs::Act(Act::ApproveHandIn), approve::submit)
        .post("/tasks/{no}/withdrawal", Needs::Act(Act::WithdrawTask), withdraw::submit)
        .get("/county", Needs::Act(Act::ReadTask), screen::county::page)
        .get("/duties", Needs::Act(Act::ReadTask), screen::duties::page)
        .get("/duties/{no}", Needs::Act(Act::ReadTask), screen::duty::page)
        .post("/duties/{no}/end", Needs::Act(Act::EndDuty), screen::end_duty::submit)
        .get("/plans/{id}/board", Needs::Act(Act::ReadPlan), screen::board::page)
        .get("/week", Needs::Act(Act::ReadTask), week::own)
        .get("/units/{id}/week", Needs::Act(Act::ReadTask), week::page)
        .get("/units/{id}/week.xlsx", Needs::Act(Act::ReadTask), week::export::file)
        .post("/units/{id}/week/confirmation", Needs::Act(Act::ConfirmWeek), week::confirm::submit)
        .get("/units/{id}/month", Needs::Act(Act::ReadReport), reports::month::page)
        .get("/units/{id}/month.xlsx", Needs::Act(Act::ReadReport), reports::month::file)
        .post("/units/{id}/reports", Needs::Act(Act::FreezeReport), reports::freeze::submit)
        .get("/reports", Needs::Act(Act::ReadReport), reports::list::page)
        .get("/reports/{id}", Needs::Act(Act::ReadReport), reports::report::page)
        .get("/reports/{id}/workbook.xlsx", Needs::Act(Act::ReadReport), reports::report::file)
        .get("/burden", Needs::Act(Act::ReadPlan), burden::page)
        .get("/burden.xlsx", Needs::Act(Act::ReadPlan), burden::file)
        .post(
            "/tasks/{no}/extension-requests",
            Needs::Act(Act::RequestExtension),
            request_extension::submit,
        )
        .post("/tasks/{no}/extension", Needs::Act(Act::DecideExtension), decide_extension::submit)
        .get("/offices", Needs::Act(Act::NameOffice), offices::page)
        .post("/offices", Needs::Act(Act::NameOffice), name_office::submit)
        .get("/evidence/{id}", Needs::Act(Act::ReadTask), downloads::evidence)
}

/// When people change; and what the work of people has to show.
fn people_routes(routes: Routes) -> Routes {
    routes
        .get("/departures", Needs::Act(Act::RecordDeparture), hand_over::departures::page)
        .get(
            "/accounts/{id}/departure",
            Needs::Act(Act::RecordDeparture),
            hand_over::departure::page,
        )
        .get(
            "/accounts/{id}/departure.xlsx",
            Needs::Act(Act::RecordDeparture),
            hand_over::departure::file,
        )
        .post(
            "/accounts/{id}/departure",
            Needs::Act(Act::RecordDeparture),
            hand_over::record::submit,
        )
        .post(
            "/accounts/{id}/departure/end",
            Needs::Act(Act::RecordDeparture),
            hand_over::take_back::submit,
        )
        .post(
            "/accounts/{id}/departure/successor",
            Needs::Act(Act::RecordDeparture),
            hand_over::name_successor::submit,
        )
        .post("/tasks/{no}/holder", Needs::Act(Act::AcceptTask), hand_over::take_over::submit)
        .post("/plans/{id}/stamp-choice", Needs::Act(Act::ChooseStamps), stamps::choose::submit)
        .post("/tasks/{no}/stamps", Needs::Act(Act::GiveStamp), stamps::give::submit)
}

/// The year of standing duties, and the pledges at its start.
fn year_routes(routes: Routes) -> Routes {
    routes
        .get("/year", Needs::Act(Act::ReadTask), year::page)
        .get("/year.xlsx", Needs::Act(Act::ReadTask), year::file)
        .get("/year/proposal", Needs::Act(Act::PlanYear), year::proposal::page)
        .post("/year/proposal", Needs::Act(Act::AssignTask), year::proposal::submit)
        .get("/year/entries/{key}", Needs::Act(Act::PlanYear), year::entry::page)
        .post("/year/entries/{key}/duty", Needs::Act(Act::AssignTask), year::take_over::submit)
        .post("/year/entries/{key}/omission", Needs::Act(Act::PlanYear), year::decline::submit)
        .post(
            "/year/entries/{key}/omission/end",
            Needs::Act(Act::PlanYear),
            year::reconsider::submit,
        )
        .get("/duties/{no}/pledges", Needs::Act(Act::ReadTask), pledge::list::page)
        .post("/duties/{no}/pledges", Needs::Act(Act::ApproveHandIn), pledge::sign_list::submit)
        .get("/tasks/{no}/pledge", Needs::Act(Act::ReadTask), pledge::paper::page)
        .post("/tasks/{no}/confirmation", Needs::Act(Act::HandIn), pledge::confirm::submit)
        .post(
            "/tasks/{no}/counter-signature",
            Needs::Act(Act::ApproveHandIn),
            pledge::counter_sign::submit,
        )
}

/// What changes the outline of a plan, and what a new edition changed.
fn outline_routes(routes: Routes) -> Routes {
    routes
        .get("/plans/{id}/changes", Needs::Act(Act::ReadPlan), changes::page)
        .post("/plans/{id}/kept-tasks", Needs::Act(Act::RegisterPlan), keep::submit)
        .post("/plans/{id}/kept-tasks/{no}/end", Needs::Act(Act::RegisterPlan), reconsider::submit)
        .post(
            "/plans/{id}/pieces/{piece}/corrections",
            Needs::Act(Act::CorrectOutline),
            outline::correct::submit,
        )
        .post(
            "/plans/{id}/pieces/{piece}/splits",
            Needs::Act(Act::CorrectOutline),
            outline::split::submit,
        )
        .post(
            "/plans/{id}/pieces/{piece}/mergers",
            Needs::Act(Act::CorrectOutline),
            outline::merge::submit,
        )
        .post(
            "/plans/{id}/pieces/{piece}/omission",
            Needs::Act(Act::CorrectOutline),
            outline::drop_piece::submit,
        )
        .post(
            "/plans/{id}/pieces/{piece}/omission/end",
            Needs::Act(Act::CorrectOutline),
            outline::restore::submit,
        )
        .post(
            "/plans/{id}/pieces/{piece}/exemption",
            Needs::Act(Act::CorrectOutline),
            outline::mark_no_task::submit,
        )
        .post(
            "/plans/{id}/pieces/{piece}/exemption/end",
            Needs::Act(Act::CorrectOutline),
            outline::lift_no_task::submit,
        )
}

/// What programs read and order, each with what the document of the API says of it.
fn api_routes(routes: Routes) -> Routes {
    let order = |id| Operation::answering::<TaskAnswer>(id).or_stale::<StaleTask>();
    routes
        .get("/api/v1/plans", Needs::Token(TokenScope::PlansRead), api::plan_list::show)
        .said(Operation::answering::<api::plan_list::PlanListAnswer>("list-plans"))
        .get("/api/v1/plans/{id}", Needs::Token(TokenScope::PlansRead), api::plan::show)
        .said(Operation::answering::<api::plan::PlanAnswer>("get-plan"))
        .post("/api/v1/plans/{id}/tasks", Needs::Token(TokenScope::TasksWrite), api::ask::submit)
        .said(Operation::answering::<AskedAnswer>("ask-units").sent::<AskOrder>().making())
        .get("/api/v1/tasks", Needs::Token(TokenScope::TasksRead), api::task_list::show)
        .said(
            Operation::answering::<api::task_list::TaskListAnswer>("list-tasks")
                .asked::<api::task_list::TaskQuery>(),
        )
        .get("/api/v1/tasks/{no}", Needs::Token(TokenScope::TasksRead), api::task::show)
        .said(Operation::answering::<TaskAnswer>("get-task"))
        .post(
            "/api/v1/tasks/{no}/acceptance",
            Needs::Token(TokenScope::TasksWrite),
            api::accept::submit,
        )
        .said(order("accept-task").sent::<api::task_order::Seen>())
        .post(
            "/api/v1/tasks/{no}/hand-ins",
            Needs::Token(TokenScope::TasksWrite),
            api::hand_in::submit,
        )
        .said(order("hand-in").sent_with_files::<api::hand_in::HandInForm>())
        .post(
            "/api/v1/tasks/{no}/return",
            Needs::Token(TokenScope::TasksWrite),
            api::return_hand_in::submit,
        )
        .said(order("return-hand-in").sent::<api::return_hand_in::ReturnOrder>())
        .post(
            "/api/v1/tasks/{no}/approval",
            Needs::Token(TokenScope::TasksWrite),
            api::approve::submit,
        )
        .said(order("approve-hand-in").sent::<api::approve::ApprovalOrder>())
        .get("/api/v1/county", Needs::Token(TokenScope::TasksRead), api::county::show)
        .said(
            Operation::answering::<api::county::CountyAnswer>("get-county")
                .asked::<api::county::CountyQuery>(),
        )
}
