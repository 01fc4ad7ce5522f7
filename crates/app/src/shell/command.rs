//! The command wrapper: the only place that begins and commits.

use std::future::Future;

use domain::access::Actor;
use domain::accounts::AccountEvent;
use sea_orm::TransactionTrait;

use super::database::writing;
use super::once::claim;
use super::{App, FormKey, Work};
use crate::{Error, Result, reactions, record};

/// Something an actor orders. Its fields are the order; its file says what happens.
pub trait Command: Send {
    /// What the actor learns from it.
    type Outcome: Send;

    /// Loads, requires the act, decides, saves and records. It never commits.
    fn carry_out(self, work: &mut Work) -> impl Future<Output = Result<Self::Outcome>> + Send;
}

impl App {
    /// Carries out `command` for `actor`: row, events, audit leaves and outbox are committed
    /// together, or nothing is.
    ///
    /// `form` is the key of the form that ordered it; the second time the same form comes,
    /// nothing happens.
    ///
    /// # Errors
    /// Whatever the command answers, [`Error::Repeated`], or a fault.
    pub async fn command<C: Command>(
        &self,
        actor: &Actor,
        form: Option<FormKey>,
        command: C,
    ) -> Result<C::Outcome> {
        let done = self.carry_out(actor, form, command).await;
        if let Err(Error::Denied(act)) = &done {
            self.record_denial(actor, *act).await?;
        }
        done
    }

    async fn carry_out<C: Command>(
        &self,
        actor: &Actor,
        form: Option<FormKey>,
        command: C,
    ) -> Result<C::Outcome> {
        let transaction = self.inner.handles.write.begin_with_options(writing()).await?;
        let mut work = Work::new(self, transaction, actor.clone());
        // Dropping `work` on an early return rolls everything back.
        work.see_the_person_as_they_are().await?;
        if let Some(form) = form {
            claim(&work, form).await?;
        }
        let outcome = command.carry_out(&mut work).await?;
        reactions::react(&mut work).await?;
        record::write(&mut work, self.keys()).await?;
        work.commit().await?;
        // What is committed stands; the calendar is looked up again before the next page.
        if let Err(error) = self.see_new_notices().await {
            tracing::warn!(%error, "the calendar was not read again");
        }
        Ok(outcome)
    }

    /// A denial is recorded in a transaction of its own: the denied one left nothing.
    async fn record_denial(&self, actor: &Actor, act: domain::access::Act) -> Result<()> {
        let Actor::Person(person) = actor else { return Ok(()) };
        let denied = RecordDenial { account: person.account, act };
        self.carry_out(actor, None, denied).await
    }
}

struct RecordDenial {
    account: kernel::AccountId,
    act: domain::access::Act,
}

impl Command for RecordDenial {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let act = format!("{:?}", self.act);
        work.record(&AccountEvent::Denied { account: self.account, act })
    }
}
