//! What an installation is made of, said once at the start.

use std::path::{Path, PathBuf};

use super::Database;
use crate::accounts::PasswordCost;
use crate::outbox::Mailer;
use crate::upkeep::Care;

/// The folders of one installation.
#[derive(Debug, Clone)]
pub struct Installation {
    root: PathBuf,
}

impl Installation {
    /// The installation in this folder.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The embedded database.
    pub fn database_file(&self) -> PathBuf {
        self.root.join("qingqu.db")
    }

    /// Files that people handed in, under the SHA-256 of their bytes.
    pub fn files(&self) -> PathBuf {
        self.root.join("files")
    }

    /// The keys; backed up apart from everything else.
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    /// Mail of an installation without a mail server.
    pub fn mail(&self) -> PathBuf {
        self.root.join("mail")
    }

    /// Copies of the latest checkpoint; carry them to another disk or print them.
    pub fn checkpoints(&self) -> PathBuf {
        self.root.join("checkpoints")
    }

    /// Backups that the program makes by itself, before a migration.
    pub fn automatic_backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Whether something was installed here before.
    pub fn exists(&self) -> bool {
        self.keys().join("master.key").exists()
    }
}

/// How to open an installation.
#[derive(Debug)]
pub struct Settings {
    /// Its folders.
    pub installation: Installation,
    /// Its database.
    pub database: Database,
    /// Where mail goes.
    pub mailer: Mailer,
    /// What one password hash costs.
    pub password_cost: PasswordCost,
    /// The address under which people reach the office, for links in mail; without a slash
    /// at the end.
    pub base_url: String,
    /// What it watches over and holds back.
    pub care: Care,
}
