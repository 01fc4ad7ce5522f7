//! API tokens of the cast.

use app::accounts::{IssueToken, NewToken};
use domain::accounts::TokenScope;

use crate::cast::PASSWORD;
use crate::world::World;

impl World {
    /// A new token of this person with these scopes; its last day is 30 June 2027.
    pub async fn token(&self, login: &str, scopes: &[TokenScope]) -> String {
        let new = NewToken {
            name: "test".to_owned(),
            scopes: scopes.to_vec(),
            ends_on: "2027-06-30".parse().ok(),
        };
        let account = self.person(login).await.account;
        let proven = IssueToken::proven(&self.app, account, PASSWORD.to_owned(), new).await;
        let (order, secret) = proven.unwrap();
        self.command(login, order).await.unwrap();
        secret.to_string()
    }
}
