//! Why a command did not succeed, in one sentence; the only place that words errors of `app`.

use std::process::ExitCode;

use app::{Error, Obstacle};
use domain::Refusal as _;
use kernel::Message;

use crate::config::Problem;
use crate::console::{self, Console};

/// Why a command did not succeed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A rule says no.
    Refused(Message),
    /// Wrongly used, or something outside stands in the way, such as a taken port.
    Hindered(Message),
    /// The configuration cannot be used; at least one problem.
    Misconfigured(Vec<Problem>),
    /// A fault of the program or the machine.
    Fault(anyhow::Error),
}

impl Failure {
    /// Tells the person, in one sentence for each thing that is wrong.
    pub(crate) fn tell(&self, console: Console) {
        match self {
            Self::Refused(message) | Self::Hindered(message) => console.tell(message),
            Self::Misconfigured(problems) => {
                for problem in problems {
                    console::tell(&problem.words(console.locale()));
                }
            }
            Self::Fault(fault) => {
                console.tell(&Message::new("cli-fault").with("cause", causes(fault)));
            }
        }
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Refused(_) => ExitCode::from(1),
            Self::Hindered(_) | Self::Misconfigured(_) | Self::Fault(_) => ExitCode::from(2),
        }
    }
}

/// What went wrong and what led to it; what a cause repeats of the one before is not said again.
fn causes(fault: &anyhow::Error) -> String {
    fault.chain().fold(String::new(), |said, cause| match cause.to_string() {
        repeated if said.contains(&repeated) => said,
        first if said.is_empty() => first,
        further => format!("{said}: {further}"),
    })
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(message) => Self::Refused(message),
            Error::NoRoom => Self::Hindered(Message::new("cli-disk-full")),
            Error::Fault(cause) => match cause.downcast::<Obstacle>() {
                Ok(obstacle) => Self::Hindered(obstacle.message()),
                Err(cause) => Self::Fault(Error::Fault(cause).into()),
            },
            other => Self::Fault(other.into()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Error::from(error).into()
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Error::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_that_says_the_same_again_is_left_out() {
        let fault = anyhow::anyhow!("no route").context("connecting: no route").context("opening");
        assert_eq!(causes(&fault), "opening: connecting: no route");
    }
}
