//! Where mail goes.

use std::path::PathBuf;
use std::sync::Mutex;

use lettre::message::Mailbox;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{Error, Result};

/// A letter as it left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// The address.
    pub to: String,
    /// The subject line.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Where mail goes.
pub enum Mailer {
    /// To a mail server.
    Smtp {
        /// The connection.
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// The sender.
        from: Mailbox,
    },
    /// Into a folder, as `.eml` files: for an installation without a mail server.
    Folder(PathBuf),
    /// Kept in memory, for tests.
    Kept(Mutex<Vec<Posted>>),
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Smtp { .. } => "Mailer::Smtp",
            Self::Folder(_) => "Mailer::Folder",
            Self::Kept(_) => "Mailer::Kept",
        })
    }
}

impl Mailer {
    /// A mail server by its URL, such as `smtps://user:password@mail.example:465`.
    ///
    /// # Errors
    /// A fault that says what is wrong with the URL or the sender.
    pub fn smtp(url: &str, from: &str) -> Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
        let transport = transport.map_err(Error::fault)?.build::<Tokio1Executor>();
        Ok(Self::Smtp { transport: Box::new(transport), from: from.parse().map_err(Error::fault)? })
    }

    /// Sends one letter.
    ///
    /// # Errors
    /// A fault of the server, the folder or the address.
    pub(super) async fn send(&self, letter: Posted) -> Result<()> {
        match self {
            Self::Smtp { transport, from } => {
                let message = message(from.clone(), letter)?;
                transport.send(message).await.map_err(|error| Error::fault(failure(&error)))?;
            }
            Self::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await?;
                let from = "qingqu@localhost".parse().map_err(Error::fault)?;
                let transport = AsyncFileTransport::<Tokio1Executor>::new(folder);
                transport.send(message(from, letter)?).await.map_err(Error::fault)?;
            }
            Self::Kept(kept) => {
                kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(letter);
            }
        }
        Ok(())
    }
}

/// What went wrong, for the log. The server's own words may name the address: they stay out.
fn failure(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server did not answer in time".to_owned(),
        None => "the mail server could not be reached".to_owned(),
    }
}

fn message(from: Mailbox, letter: Posted) -> Result<Message> {
    let to = letter.to.parse().map_err(Error::fault)?;
    let message = Message::builder().from(from).to(to).subject(letter.subject);
    message.body(letter.text).map_err(Error::fault)
}
