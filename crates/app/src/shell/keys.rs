//! The key file of an installation, and what is derived from it.

use std::io::Write as _;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use kernel::AccountId;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use vault::checkpoint::SigningKey;
use vault::keys::{KeyId, MasterKey, Purpose, SubKey};
use vault::seal::{self, SealContext};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Name of the key file inside the key folder.
const FILE: &str = "master.key";
/// The log's name in its checkpoints, before the key's fingerprint.
const LOG: &str = "qingqu.log";

/// The keys of an installation. They are kept and backed up apart from the data.
pub struct KeyStore {
    master: MasterKey,
    csrf: SubKey,
    pepper: SubKey,
    totp: SubKey,
    checkpoint: SigningKey,
}

impl KeyStore {
    /// Makes a new key in `folder`.
    ///
    /// # Errors
    /// A fault if a key is there already, or the folder cannot be written.
    pub fn create(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let master = MasterKey::generate(vault::os_random).map_err(Error::fault)?;
        write_private(&folder.join(FILE), master.to_file_text().as_bytes())?;
        Self::of(master)
    }

    /// Opens the key in `folder`.
    ///
    /// # Errors
    /// A fault that says whether the file is absent, mistyped or cut off.
    pub fn open(folder: &Path) -> Result<Self> {
        let text = Zeroizing::new(std::fs::read_to_string(folder.join(FILE))?);
        Self::of(MasterKey::from_file_text(&text).map_err(Error::fault)?)
    }

    fn of(master: MasterKey) -> Result<Self> {
        let seed = master.derive(Purpose::CheckpointSigning);
        let name = format!("{LOG}/{}", master.id());
        Ok(Self {
            csrf: master.derive(Purpose::CsrfTokens),
            pepper: master.derive(Purpose::Pepper),
            totp: master.derive(Purpose::TotpSecrets),
            checkpoint: SigningKey::from_seed(&name, seed.as_bytes()).map_err(Error::fault)?,
            master,
        })
    }

    /// Writes a copy of the key file into `folder`, readable by its owner only.
    ///
    /// # Errors
    /// A fault if one is there already, or the folder cannot be written.
    pub fn copy_to(&self, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        write_private(&folder.join(FILE), self.master.to_file_text().as_bytes())
    }

    /// The public fingerprint; it tells which key belongs to which data.
    pub fn id(&self) -> KeyId {
        self.master.id()
    }

    /// The key that signs checkpoints.
    pub fn checkpoint_key(&self) -> &SigningKey {
        &self.checkpoint
    }

    /// The pepper mixed into every password hash.
    pub(crate) fn pepper(&self) -> &[u8] {
        self.pepper.as_bytes()
    }

    /// The token that a form of this session carries.
    pub fn form_token(&self, session: &[u8]) -> [u8; 32] {
        mac(self.csrf.as_bytes(), b"form", session)
    }

    /// Whether `token` belongs to this session; takes the same time either way.
    pub fn is_form_token(&self, session: &[u8], token: &[u8]) -> bool {
        self.form_token(session).as_slice().ct_eq(token).into()
    }

    /// A keyed hash, for looking something up without storing it.
    pub(crate) fn blinded(&self, what: &str, value: &str) -> Vec<u8> {
        mac(self.pepper.as_bytes(), what.as_bytes(), value.as_bytes()).to_vec()
    }

    /// Seals the secret of a second factor, bound to its account.
    pub(crate) fn seal_totp(&self, account: AccountId, secret: &[u8]) -> Result<Vec<u8>> {
        let row = account.as_uuid();
        seal::seal(&self.totp, &totp_context(row.as_bytes()), secret, vault::os_random)
            .map_err(Error::fault)
    }

    /// Opens the secret of a second factor.
    pub(crate) fn open_totp(
        &self,
        account: AccountId,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let row = account.as_uuid();
        seal::open(&self.totp, &totp_context(row.as_bytes()), sealed).map_err(Error::fault)
    }
}

fn totp_context(row: &[u8]) -> SealContext<'_> {
    SealContext { field: "accounts.totp_secret", county: &[], row, version: 1 }
}

/// HMAC-SHA256 over `what`, its length, and `value`.
fn mac(key: &[u8; 32], what: &[u8], value: &[u8]) -> [u8; 32] {
    let mut block = [0_u8; 64];
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(&(what.len() as u64).to_be_bytes());
    mac.update(what);
    mac.update(value);
    mac.finalize().into_bytes().into()
}

/// Writes a new file that only its owner can read, and makes sure that it is on the disk.
fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}
