//! Taking bytes in, chunk by chunk.

use std::path::PathBuf;

use domain::files::{FileKind, FileRefusal, HEAD_BYTES, LARGEST_FILE, clean_name};
use kernel::{AccountId, FileId};
use sea_orm::{ActiveModelTrait, Set};
use sha2::{Digest, Sha256};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;

use super::room::Stamp;
use super::rows::files;
use crate::{App, Error, Result, Work};

/// The file store of an installation.
#[derive(Debug, Clone)]
pub struct FileStore {
    pub(super) root: PathBuf,
}

/// A file that is on the disk and waits to be named by a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its name, cleaned.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// Which file it put into the store; `None` if the bytes stood there before.
    pub brought: Option<Stamp>,
}

/// A file that is coming in. Dropped before [`Incoming::finish`], it leaves nothing behind but
/// a temporary file that the next start removes.
pub struct Incoming {
    store: FileStore,
    name: String,
    temporary: tempfile::TempPath,
    file: File,
    head: Vec<u8>,
    hash: Sha256,
    bytes: u64,
}

impl App {
    /// The file store.
    pub fn files(&self) -> FileStore {
        FileStore::at(self.settings().installation.files())
    }
}

impl FileStore {
    /// The file store in this folder.
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// Begins to take in a file under the name that the person gave it.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn receive(&self, given_name: &str) -> Result<Incoming> {
        let incoming = self.root.join("incoming");
        fs::create_dir_all(&incoming).await?;
        let temporary = tempfile::NamedTempFile::new_in(&incoming)?;
        let (file, temporary) = temporary.into_parts();
        Ok(Incoming {
            store: self.clone(),
            name: clean_name(given_name),
            temporary,
            file: File::from_std(file),
            head: Vec::new(),
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    /// Takes in bytes that are in memory already.
    ///
    /// # Errors
    /// As [`Incoming::push`] and [`Incoming::finish`].
    pub async fn receive_bytes(&self, name: &str, bytes: &[u8]) -> Result<Upload> {
        let mut incoming = self.receive(name).await?;
        incoming.push(bytes).await?;
        incoming.finish().await
    }

    /// The bytes of a file that was taken in.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn read(&self, upload: &Upload) -> Result<Vec<u8>> {
        Ok(fs::read(self.path_of(&upload.sha256)).await?)
    }

    /// Where the bytes with this hash stand.
    pub fn path_of(&self, sha256: &str) -> PathBuf {
        self.root.join(sha256.get(..2).unwrap_or("00")).join(sha256)
    }

    /// Removes what an interrupted upload left.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn sweep_incoming(&self) -> Result<()> {
        match fs::remove_dir_all(self.root.join("incoming")).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

impl Incoming {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// A refusal once the file is too large; [`Error::NoRoom`]; a fault of the disk.
    pub async fn push(&mut self, chunk: &[u8]) -> Result<()> {
        self.bytes += chunk.len() as u64;
        if self.bytes > LARGEST_FILE {
            return Err(FileRefusal::TooLarge { name: self.name.clone() }.into());
        }
        let missing = HEAD_BYTES.saturating_sub(self.head.len()).min(chunk.len());
        self.head.extend_from_slice(&chunk[..missing]);
        self.hash.update(chunk);
        Ok(self.file.write_all(chunk).await?)
    }

    /// Puts the whole file in its place and flushes it to the disk.
    ///
    /// # Errors
    /// A refusal for an empty file or an unknown kind; [`Error::NoRoom`]; a fault of the disk.
    pub async fn finish(mut self) -> Result<Upload> {
        if self.bytes == 0 {
            return Err(FileRefusal::Empty { name: self.name }.into());
        }
        let Some(kind) = FileKind::recognise(&self.name, &self.head) else {
            return Err(FileRefusal::UnknownKind { name: self.name }.into());
        };
        let sha256 = vault::Hex(&self.hash.finalize()).to_string();
        let place = self.store.path_of(&sha256);
        self.file.flush().await?;
        self.file.sync_all().await?;
        let brought = settle(self.store, self.temporary, place).await?;
        let media_type = kind.media_type().to_owned();
        Ok(Upload { name: self.name, media_type, sha256, bytes: self.bytes, brought })
    }
}

/// Moves the file into its place and flushes the folder, so that the name lasts too.
async fn settle(
    store: FileStore,
    temporary: tempfile::TempPath,
    place: PathBuf,
) -> Result<Option<Stamp>> {
    let settled = tokio::task::spawn_blocking(move || {
        let folder = place.parent().unwrap_or(&place).to_owned();
        std::fs::create_dir_all(&folder)?;
        let lock = store.lock()?;
        // A file that is there is replaced all the same: it becomes as young as its last upload.
        let was_there = place.try_exists()?;
        temporary.persist(&place).map_err(|error| error.error)?;
        let brought = if was_there { None } else { Some(Stamp::of(&place)?) };
        drop(lock);
        std::fs::File::open(folder)?.sync_all()?;
        Ok::<_, std::io::Error>(brought)
    });
    Ok(settled.await.map_err(Error::fault)??)
}

/// Names an uploaded file by a row, in the command's transaction.
pub(crate) async fn register(work: &Work, upload: &Upload) -> Result<FileId> {
    register_of(work, upload, work.person()?.account).await
}

/// The same for a person who does not act themselves.
pub(crate) async fn register_of(work: &Work, upload: &Upload, by: AccountId) -> Result<FileId> {
    let id = FileId::fresh(work.ids());
    let row = files::ActiveModel {
        id: Set(id.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        sha256: Set(upload.sha256.clone()),
        bytes: Set(i64::try_from(upload.bytes).map_err(Error::fault)?),
        name: Set(upload.name.clone()),
        media_type: Set(upload.media_type.clone()),
        uploaded_by: Set(by.as_uuid()),
        uploaded_at: Set(work.now()),
    };
    row.insert(work.db()).await?;
    Ok(id)
}
