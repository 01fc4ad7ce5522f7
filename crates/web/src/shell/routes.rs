//! The table of routes: every route names what it needs.

use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use domain::access::Act;
use domain::accounts::TokenScope;

use super::Web;
use super::api::{Operation, Required};

/// What a route needs of its visitor. The act itself is required where the command or the query
/// runs; here it is named, so that the tests can prove that no route forgot it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing, and why.
    Nobody(&'static str),
    /// A signed-in person, and why no act.
    SignedIn(&'static str),
    /// The right to this act.
    Act(Act),
    /// An API token with this scope; the acts are required where the command or the query runs.
    Token(TokenScope),
}

/// One row of the table.
#[derive(Debug, Clone)]
pub struct Row {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// What it needs.
    pub needs: Needs,
    /// What the document of the API says of it.
    pub(crate) operation: Option<Operation>,
}

/// The routes of an area.
#[derive(Default)]
pub(crate) struct Routes {
    pub(crate) router: Router<Web>,
    pub(crate) rows: Vec<Row>,
}

impl Routes {
    /// A page.
    pub(crate) fn get<H, T>(self, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.add("GET", path, needs, get(handler))
    }

    /// A form.
    pub(crate) fn post<H, T>(self, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.add("POST", path, needs, post(handler))
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        needs: Needs,
        handler: MethodRouter<Web>,
    ) -> Self {
        let handler = match needs {
            Needs::Token(scope) => handler.layer(Extension(Required(scope))),
            _ => handler,
        };
        self.router = self.router.route(path, handler);
        self.rows.push(Row { method, path, needs, operation: None });
        self
    }

    /// What the document of the API says of the route that was added last.
    pub(crate) fn said(mut self, operation: Operation) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.operation = Some(operation);
        }
        self
    }

    /// These routes and those of another area.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.rows.extend(other.rows);
        self
    }
}
