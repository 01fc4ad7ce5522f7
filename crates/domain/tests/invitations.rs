//! Rules of invitations: who waits for a second person, which code opens what, and until when.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::TimeDelta;
use domain::Refusal;
use domain::access::{Act, Decision, Facts, Grant, Relation, Role, may};
use domain::accounts::{
    AccountLife, AccountState, CODE_LASTS, IDLE_AFTER, IdentityCheck, Invitation, InvitationOrder,
    InvitationRefusal, InvitationState, LossOrder, Purpose, activate, approve, check_beside,
    check_login, check_name, check_new_password, end_sessions, invite, invite_again, refuse, reset,
    withdraw,
};
use domain::org::Tier;
use kernel::{
    AccountId, CountyId, GrantId, Instant, InvitationId, SeededIds, UnitId, Version, local_date,
};
use proptest::prelude::*;

fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

struct Cast {
    ids: SeededIds,
    shen: AccountId,
    tang: AccountId,
    wu: AccountId,
}

impl Cast {
    fn new() -> Self {
        let ids = SeededIds::new(1);
        let [shen, tang, wu] = [(); 3].map(|()| AccountId::fresh(&ids));
        Self { ids, shen, tang, wu }
    }

    fn order(&self, role: Role) -> InvitationOrder {
        InvitationOrder {
            id: InvitationId::fresh(&self.ids),
            county: CountyId::fresh(&self.ids),
            account: self.wu,
            unit: UnitId::fresh(&self.ids),
            tier: role.tier(),
            role,
            reason: " 新到任。 ".to_owned(),
        }
    }

    fn invited(&self, role: Role) -> Invitation {
        invite(&self.order(role), Some(self.shen), now()).unwrap().0
    }

    fn loss(&self, role: Option<Role>) -> LossOrder {
        LossOrder {
            id: InvitationId::fresh(&self.ids),
            county: CountyId::fresh(&self.ids),
            account: self.wu,
            unit: UnitId::fresh(&self.ids),
            role,
            second_factor: false,
            identity: Some(IdentityCheck::InPerson),
            reason: "忘了密码。".to_owned(),
        }
    }

    fn grant(&self, role: Role) -> Grant {
        Grant {
            id: GrantId::fresh(&self.ids),
            county: CountyId::fresh(&self.ids),
            account: self.wu,
            unit: UnitId::fresh(&self.ids),
            role,
            stands_in_for: None,
            first_on: local_date(now()),
            last_on: None,
            reason: String::new(),
            given_by: None,
            given_at: now(),
            ending: None,
            version: Version::FIRST,
        }
    }
}

fn any_role() -> impl Strategy<Value = Role> {
    proptest::sample::select(Role::ALL.to_vec())
}

proptest! {
    #[test]
    fn a_powerful_role_waits_for_somebody_who_neither_proposed_it_nor_gets_it(role in any_role()) {
        let cast = Cast::new();
        let invitation = cast.invited(role);
        prop_assert_eq!(invitation.opens(now()), !role.is_powerful());
        for by in [cast.shen, cast.wu] {
            let expected = if role.is_powerful() {
                InvitationRefusal::OwnProposal
            } else {
                InvitationRefusal::Settled
            };
            prop_assert_eq!(approve(invitation.clone(), by, now()).unwrap_err(), expected.clone());
            prop_assert_eq!(refuse(invitation.clone(), "x", by).unwrap_err(), expected);
        }
        if role.is_powerful() {
            let (approved, _) = approve(invitation.clone(), cast.tang, now()).unwrap();
            prop_assert!(approved.opens(now()));
            let (refused, _) = refuse(invitation, "不必。", cast.tang).unwrap();
            prop_assert!(!refused.opens(now()));
        }
        let (of_operator, _) = invite(&cast.order(role), None, now()).unwrap();
        prop_assert!(of_operator.opens(now()), "whoever runs the program needs nobody");
    }

    #[test]
    fn a_reset_of_a_powerful_account_waits_like_its_invitation(role in any_role()) {
        let cast = Cast::new();
        let (lost, _) = reset(&cast.loss(Some(role)), Some(cast.shen), now()).unwrap();
        prop_assert_eq!(lost.state == InvitationState::Proposed, role.is_powerful());
        let own = reset(&cast.loss(Some(role)), Some(cast.wu), now());
        prop_assert_eq!(own.unwrap_err(), InvitationRefusal::OwnAccount);
    }

    #[test]
    fn a_code_opens_until_its_end_and_once(minutes in 0_i64..40_000) {
        let invitation = Cast::new().invited(Role::SchoolClerk);
        let later = now() + TimeDelta::minutes(minutes);
        let in_time = later < now() + CODE_LASTS;
        prop_assert_eq!(invitation.opens(later), in_time);
        let used = activate(invitation, later);
        prop_assert_eq!(used.is_ok(), in_time);
        if let Ok((used, _)) = used {
            prop_assert_eq!(activate(used, later).unwrap_err(), InvitationRefusal::Settled);
        }
    }

    #[test]
    fn an_administrator_holds_nothing_beside(one in any_role(), other in any_role()) {
        let cast = Cast::new();
        let fits = check_beside(one, &[cast.grant(other)], now()).is_ok();
        prop_assert_eq!(fits, one == other || !(one.is_administrator() || other.is_administrator()));
        let over = cast.grant(other).until(local_date(now() - TimeDelta::days(1)));
        prop_assert!(check_beside(one, &[over], now()).is_ok(), "what is over does not count");
    }
}

#[test]
fn no_administrator_sees_any_of_the_work_and_nobody_else_the_administration() {
    let of_accounts = [
        Act::ListAccounts,
        Act::InviteAccount,
        Act::ResetAccount,
        Act::ApproveGrant,
        Act::EndSessions,
        Act::ReadAccessRecord,
    ];
    // Who is where, and how the program stands, both sides see.
    let shared = [Act::ReadAccounts, Act::ReadNetwork, Act::ManageNetwork, Act::ReadSystem];
    for (role, act) in Role::ALL.into_iter().flat_map(|role| Act::ALL.map(|act| (role, act))) {
        let is_theirs = of_accounts.contains(&act) == role.is_administrator();
        if is_theirs || shared.contains(&act) {
            continue;
        }
        for relation in Relation::ALL {
            let answer = may(role, act, Facts::of(relation));
            assert_eq!(answer, Decision::DenyHidden, "{role:?} {act:?} {relation:?}");
        }
    }
}

#[test]
fn whoever_proposes_a_powerful_role_never_holds_the_key_that_approves_it() {
    let may = |role, act| may(role, act, Facts::COUNTY) == Decision::Allow;
    for role in Role::ALL {
        assert!(!(may(role, Act::InviteAccount) && may(role, Act::ApproveGrant)), "{role:?}");
    }
    assert!(!may(Role::AuditAdministrator, Act::ApproveGrant));
    assert!(!may(Role::AuditAdministrator, Act::ResetAccount));
}

#[test]
fn a_role_is_offered_at_units_of_its_tier_only_and_with_a_reason() {
    let cast = Cast::new();
    let elsewhere = InvitationOrder { tier: Tier::School, ..cast.order(Role::BureauOfficer) };
    let refused = |order| invite(&order, Some(cast.shen), now()).unwrap_err();
    assert_eq!(refused(elsewhere), InvitationRefusal::OtherTier);
    let silent = InvitationOrder { reason: "  ".to_owned(), ..cast.order(Role::SchoolClerk) };
    assert_eq!(refused(silent), InvitationRefusal::ReasonMissing);
    assert_eq!(cast.invited(Role::SchoolClerk).reason, "新到任。");
    assert_eq!(Role::of_work_at(Tier::BureauOffice), Some(Role::BureauOfficer));
    assert_eq!(Role::of_work_at(Tier::School), Some(Role::SchoolClerk));
}

#[test]
fn a_newer_code_takes_the_place_of_one_that_could_still_be_used() {
    let cast = Cast::new();
    let first = cast.invited(Role::SchoolClerk);
    let later = now() + TimeDelta::days(20);
    let id = InvitationId::fresh(&cast.ids);
    let (second, _) = invite_again(id, &first, "丢了。", Some(cast.shen), later).unwrap();
    assert_eq!((second.purpose, second.role), (first.purpose, first.role));
    assert!(second.opens(later) && !first.opens(later));
    assert_eq!(first.clone().replaced().unwrap().state, InvitationState::Replaced);
    let (used, _) = activate(first.clone(), now()).unwrap();
    assert!(used.replaced().is_none());
    let own = invite_again(id, &first, "丢了。", Some(cast.wu), later).unwrap_err();
    assert_eq!(own, InvitationRefusal::OwnAccount);
}

#[test]
fn what_is_taken_back_opens_nothing_and_has_a_reason() {
    let invitation = Cast::new().invited(Role::SchoolClerk);
    let silent = withdraw(invitation.clone(), " ").unwrap_err();
    assert_eq!(silent, InvitationRefusal::ReasonMissing);
    let (withdrawn, _) = withdraw(invitation, "发错人了。").unwrap();
    assert!(!withdrawn.opens(now()));
    assert_eq!(withdraw(withdrawn, "x").unwrap_err(), InvitationRefusal::Settled);
    assert_eq!(end_sessions(Cast::new().wu, "").unwrap_err(), InvitationRefusal::ReasonMissing);
}

#[test]
fn a_reset_says_how_the_person_was_known_and_what_is_lost() {
    let cast = Cast::new();
    let unknown = LossOrder { identity: None, ..cast.loss(None) };
    let refused = reset(&unknown, Some(cast.shen), now()).unwrap_err();
    assert_eq!(refused, InvitationRefusal::IdentityUnchecked);
    let both = LossOrder { second_factor: true, ..cast.loss(None) };
    let (lost, _) = reset(&both, Some(cast.shen), now()).unwrap();
    assert_eq!((lost.purpose, lost.state), (Purpose::LostSecondFactor, InvitationState::Open));
}

#[test]
fn a_login_is_easy_to_type_and_a_password_is_written_twice_alike() {
    assert_eq!(check_login(" Riverside-2 ").unwrap(), "riverside-2");
    for bad in ["", "a", "河畔", "a b", &"a".repeat(41)] {
        assert!(check_login(bad).is_err(), "{bad}");
    }
    let told = InvitationRefusal::LoginTaken("wu".to_owned()).message();
    assert_eq!(told.args.len(), 1, "the sentence names the login");
    assert!(check_name(" ").is_err() && check_name(&"长".repeat(41)).is_err());
    assert_eq!(check_name(" 吴静 ").unwrap(), "吴静");
    assert!(check_new_password("wu", "quiet pond 77 stones", "quiet pond 77 stones").is_ok());
    assert!(check_new_password("wu", "quiet pond 77 stones", "quiet pond 78 stones").is_err());
}

#[test]
fn an_account_is_invited_then_in_use_then_idle_and_at_last_closed() {
    use AccountState::{Active, Closed, Idle, Invited};
    let made = AccountLife {
        made_at: now(),
        has_password: false,
        last_signed_in_at: None,
        closed_at: None,
    };
    let states = |life: AccountLife| {
        [TimeDelta::zero(), IDLE_AFTER - TimeDelta::seconds(1), IDLE_AFTER]
            .map(|after| life.state(now() + after))
    };
    assert_eq!(states(made), [Invited; 3]);
    let in_use = AccountLife { has_password: true, ..made };
    assert_eq!(states(in_use), [Active, Active, Idle]);
    let back = AccountLife { last_signed_in_at: Some(now() + TimeDelta::days(1)), ..in_use };
    assert_eq!(states(back), [Active; 3]);
    let left = AccountLife { closed_at: Some(now()), ..in_use };
    assert_eq!(states(left), [Closed; 3]);
    assert!(AccountState::ALL.iter().all(|it| AccountState::from_name(it.name()) == Some(*it)));
}
