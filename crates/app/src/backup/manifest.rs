//! The manifest: what a backup holds, authenticated with the keys it belongs to.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use kernel::Instant;
use serde::{Deserialize, Serialize};
use vault::checkpoint::SignedCheckpoint;

use super::part::Part;
use super::refusal::BackupRefusal;
use crate::record::verifier_key;
use crate::{Database, Error, KeyStore, Result, migrations};

/// The form of backups that this program writes.
const FORMAT: u32 = 1;
const FILE: &str = "manifest.json";
/// HMAC-SHA256 of the manifest under the keys of the installation, in hexadecimal.
const MAC: &str = "manifest.mac";

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the backup; 1.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// The database engine: `sqlite` or `postgres`.
    pub engine: String,
    /// The moment it was begun; it holds everything acknowledged before.
    pub made_at: Instant,
    /// The public fingerprint of the keys it belongs to.
    pub key: String,
    /// The steps of the schema that its data had seen, in order.
    pub steps: Vec<String>,
    /// Rows by table.
    pub counts: BTreeMap<String, u64>,
    /// The file store.
    pub files: FileTotals,
    /// The signed checkpoint over the log, as text.
    pub checkpoint: String,
    /// Every part but the stored files, which the part `files.txt` lists.
    pub parts: Vec<Part>,
}

/// How much the file store holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileTotals {
    /// Files, each counted once.
    pub number: u64,
    /// Bytes of them all.
    pub bytes: u64,
}

impl Manifest {
    /// The form and the program of this build.
    pub(super) fn form() -> (u32, String) {
        (FORMAT, env!("CARGO_PKG_VERSION").to_owned())
    }

    /// Writes the manifest into `folder`, flushed to the disk.
    pub(super) fn write(&self, folder: &Path, keys: &KeyStore) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        for (name, content) in [(MAC, mac(keys, &text)), (FILE, text)] {
            fs::write(folder.join(name), content)?;
            fs::File::open(folder.join(name))?.sync_all()?;
        }
        Ok(())
    }

    /// Reads the manifest in `folder`.
    ///
    /// # Errors
    /// A refusal if it is absent, of a newer form, of other keys, or was altered.
    pub(super) fn read(folder: &Path, keys: &KeyStore) -> Result<Self> {
        let text = part_text(folder, FILE)?;
        let damaged = || BackupRefusal::Damaged(FILE.to_owned());
        let form: Form = serde_json::from_str(&text).map_err(|_| damaged())?;
        if form.format != FORMAT {
            return Err(BackupRefusal::Newer.into());
        }
        let manifest: Self = serde_json::from_str(&text).map_err(|_| damaged())?;
        let found = keys.id().to_string();
        if manifest.key != found {
            return Err(BackupRefusal::OtherKeys { needed: manifest.key, found }.into());
        }
        if part_text(folder, MAC)? != mac(keys, &text) {
            return Err(damaged().into());
        }
        Ok(manifest)
    }

    /// Refuses a backup that this program cannot bring into `database`.
    pub(super) fn require_fit(&self, database: &Database) -> Result<()> {
        if self.engine != engine_of(database) {
            return Err(BackupRefusal::OtherEngine(self.engine.clone()).into());
        }
        if !migrations::known_steps().starts_with(&self.steps) {
            return Err(BackupRefusal::Newer.into());
        }
        Ok(())
    }

    /// How many leaves the log had.
    ///
    /// # Errors
    /// A fault if the checkpoint is not of these keys.
    pub(super) fn leaves(&self, keys: &KeyStore) -> Result<u64> {
        let key = verifier_key(keys);
        let head = self.signed_checkpoint()?.verify_origin(key.name(), key);
        Ok(head.map_err(Error::fault)?.head.size)
    }

    /// The checkpoint over the log.
    pub(super) fn signed_checkpoint(&self) -> Result<SignedCheckpoint> {
        SignedCheckpoint::parse(&self.checkpoint).map_err(Error::fault)
    }
}

/// As much of a manifest as every form has.
#[derive(Deserialize)]
struct Form {
    format: u32,
}

/// The engine's name in a manifest.
pub(super) fn engine_of(database: &Database) -> &'static str {
    match database {
        Database::Sqlite(_) => "sqlite",
        Database::Postgres(_) => "postgres",
    }
}

fn mac(keys: &KeyStore, text: &str) -> String {
    vault::Hex(&keys.blinded("backup-manifest", text)).to_string() + "\n"
}

fn part_text(folder: &Path, name: &str) -> Result<String> {
    fs::read_to_string(folder.join(name)).map_err(|error| match error.kind() {
        ErrorKind::NotFound => BackupRefusal::Incomplete(name.to_owned()).into(),
        ErrorKind::InvalidData => BackupRefusal::Damaged(name.to_owned()).into(),
        _ => error.into(),
    })
}
