//! The table of rights as a picture: role × act × relation, held against `docs/rights.txt`.
//! A change of policy is a visible change of ticks and crosses. Rewrite it with
//! `UPDATE_GOLDEN=1 cargo test -p domain --test rights`.

use std::fmt::Write as _;

use domain::access::{Act, Decision, Facts, Person, Relation, Role, Scope, may};
use kernel::{AccountId, CountyId, SeededIds, UnitId};

fn sign(decision: Decision) -> &'static str {
    match decision {
        Decision::Allow => "yes",
        Decision::DenyVisible => "no",
        Decision::DenyHidden => "404",
    }
}

fn table() -> String {
    let mut out = String::from(
        "yes = allowed, no = seen but not theirs (403), 404 = does not exist for them\n\
         own work = handed in by the actor or the actor's unit; recused = always 404\n",
    );
    for role in Role::ALL {
        let _ = writeln!(out, "\n{role:?}");
        let _ = writeln!(
            out,
            "  {:<16}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}",
            "", "county", "own unit", "guided", "led", "elsewhere", "own work", "recused"
        );
        for act in Act::ALL {
            let _ = write!(out, "  {:<16}", format!("{act:?}"));
            for relation in Relation::ALL {
                let _ = write!(out, "{:>10}", sign(may(role, act, Facts::of(relation))));
            }
            let own = Facts { own_work: true, ..Facts::of(Relation::OwnUnit) };
            let recused = Facts { recused: true, ..Facts::of(Relation::Elsewhere) };
            let _ = writeln!(
                out,
                "{:>10}{:>10}",
                sign(may(role, act, own)),
                sign(may(role, act, recused))
            );
        }
    }
    out
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a switch of the test, not configuration")]
fn the_table_of_rights_is_the_golden_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rights.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, table()).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(table(), golden, "run with UPDATE_GOLDEN=1 if the change of rights is meant");
}

#[test]
fn a_recused_person_has_no_right_at_all() {
    for role in Role::ALL {
        for act in Act::ALL {
            for relation in Relation::ALL {
                let facts = Facts { recused: true, ..Facts::of(relation) };
                assert_eq!(may(role, act, facts), Decision::DenyHidden);
            }
        }
    }
}

#[test]
fn the_discipline_team_holds_no_key_that_closes() {
    for act in [Act::ApproveHandIn, Act::ReturnHandIn, Act::AssignTask, Act::WithdrawTask] {
        for relation in Relation::ALL {
            let answer = may(Role::DisciplineOfficer, act, Facts::of(relation));
            assert_ne!(answer, Decision::Allow, "{act:?} {relation:?}");
        }
    }
}

#[test]
fn nobody_reviews_the_work_of_their_own_unit() {
    for role in Role::ALL {
        for act in [Act::ApproveHandIn, Act::ReturnHandIn] {
            let facts = Facts { own_work: true, ..Facts::of(Relation::OwnUnit) };
            assert_ne!(may(role, act, facts), Decision::Allow);
        }
    }
}

#[test]
fn a_list_shows_what_its_pages_would_show() {
    let ids = SeededIds::new(1);
    for role in Role::ALL {
        let person = Person {
            account: AccountId::fresh(&ids),
            county: CountyId::fresh(&ids),
            unit: UnitId::fresh(&ids),
            role,
            stands_in_for: None,
            recused_from: vec![],
        };
        let scope = Scope::of(&person, Act::ReadTask);
        let sees = |relation| may(role, Act::ReadTask, Facts::of(relation)) == Decision::Allow;
        assert_eq!(scope.own, sees(Relation::OwnUnit));
        assert_eq!(scope.guided, sees(Relation::Guided));
        assert_eq!(scope.led, sees(Relation::Led));
        assert_eq!(scope.elsewhere, sees(Relation::Elsewhere));
    }
}
