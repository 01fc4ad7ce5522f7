//! Whether a `PostgreSQL` server can be reached. A pool tries again until its time is up and then
//! tells only that; one connection, tried once, tells what stands in the way.

use std::io::ErrorKind;
use std::time::Duration;

use sea_orm::DbBackend;
use sea_orm::sqlx::error::DatabaseError;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgConnection};
use sea_orm::sqlx::{Connection, Error};
use tokio::time::error::Elapsed;
use tokio::time::{Instant, sleep, timeout};

use super::super::Obstacle;

/// How long a server may take to let a connection in.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a server that says it is starting or recovering is asked again.
const RECOVERY: Duration = Duration::from_secs(30);
/// Between two such questions.
const PAUSE: Duration = Duration::from_millis(100);
/// `cannot_connect_now`: the server starts, recovers or shuts down.
const NOT_YET: &str = "57P03";

/// Goes on only if the server lets us into the database.
///
/// # Errors
/// What stands in the way, within [`PATIENCE`]; of a server that recovers, within [`RECOVERY`].
pub(super) async fn require(url: &str) -> Result<(), Obstacle> {
    let options: PgConnectOptions = url.parse().map_err(|_| Obstacle::Url)?;
    if !DbBackend::Postgres.is_prefix_of(url) {
        return Err(Obstacle::Url);
    }
    match patient_attempt(&options).await {
        Err(_) => Err(Obstacle::Silent { server: server(&options) }),
        Ok(Err(error)) => Err(obstacle(&error, &options)),
        // How a connection that was let in ends is of no interest.
        Ok(Ok(connection)) => {
            let _ = timeout(PATIENCE, connection.close()).await;
            Ok(())
        }
    }
}

type Attempt = Result<Result<PgConnection, Error>, Elapsed>;

/// Asks a server again that says it is on its way.
async fn patient_attempt(options: &PgConnectOptions) -> Attempt {
    let until = Instant::now() + RECOVERY;
    loop {
        let answer = attempt(options).await;
        if !is_not_yet(&answer) || Instant::now() >= until {
            return answer;
        }
        sleep(PAUSE).await;
    }
}

fn is_not_yet(answer: &Attempt) -> bool {
    let Ok(Err(error)) = answer else { return false };
    let code = error.as_database_error().and_then(DatabaseError::code);
    code.as_deref() == Some(NOT_YET)
}

async fn attempt(options: &PgConnectOptions) -> Attempt {
    timeout(PATIENCE, PgConnection::connect_with(options)).await
}

/// Error codes: `PostgreSQL` documentation, appendix A.
fn obstacle(error: &Error, options: &PgConnectOptions) -> Obstacle {
    let server = server(options);
    let code = error.as_database_error().and_then(DatabaseError::code);
    match (error, code.as_deref()) {
        (_, Some("28P01" | "28000")) => {
            Obstacle::Login { server, role: options.get_username().to_owned() }
        }
        (_, Some("3D000")) => Obstacle::NoSuchDatabase { server, name: database(options) },
        (Error::Io(cause), _) if cause.kind() == ErrorKind::ConnectionRefused => {
            Obstacle::Closed { server }
        }
        (cause, _) => Obstacle::Other { server, cause: cause.to_string() },
    }
}

/// The server as people name it: host and port, or the folder of its socket.
fn server(options: &PgConnectOptions) -> String {
    let place = options.get_socket().map(|it| it.display().to_string());
    format!("{}:{}", place.as_deref().unwrap_or(options.get_host()), options.get_port())
}

/// A server takes the role's name where none is given.
fn database(options: &PgConnectOptions) -> String {
    options.get_database().unwrap_or(options.get_username()).to_owned()
}
