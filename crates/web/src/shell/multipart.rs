//! Reading a form with files: text fields into memory, files straight to the disk.

use app::files::{FileStore, Upload};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use domain::Refusal;
use domain::files::{FileRefusal, LARGEST_FILE_MB, MOST_FILES};

use kernel::KeptUploadId;

use super::{Problem, SentKey, TokenField, Visit, Web, Words, from_our_page};

/// Longest text of all fields together, in bytes: a policy document pasted as text.
const LONGEST_TEXT: usize = 3 * 1024 * 1024;
/// Most text fields.
const MOST_TEXTS: usize = 32;

/// Largest form, in bytes: all its files and some room for the words. A file over its own limit
/// is refused by name long before.
const LARGEST_FORM: usize = (MOST_FILES * LARGEST_FILE_MB as usize + 10) * 1024 * 1024;

/// A form with files, with the person who sent it; it may be far larger than other forms.
pub(crate) struct FilesForm {
    pub(crate) visit: Visit,
    pub(crate) parts: Multipart,
}

impl FromRequest<Web> for FilesForm {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        let (mut head, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut head, web).await;
        let words = Words::of(&head);
        let from_our_page = from_our_page(&head);
        let parts = multipart(Request::from_parts(head, body), web).await;
        match visit {
            Err(Problem::SignInFirst) if from_our_page => Err(words_of(parts?, words).await?),
            visit => Ok(Self { visit: visit?, parts: parts? }),
        }
    }
}

/// The parts of a form with files, as large as such a form may be.
///
/// # Errors
/// A refusal if it is no such form.
pub(crate) async fn multipart(mut request: Request, web: &Web) -> Result<Multipart, Problem> {
    DefaultBodyLimit::max(LARGEST_FORM).apply(&mut request);
    Multipart::from_request(request, web).await.map_err(|_| incomplete_form())
}

/// The words of a form that came after its session had ended. Its files are not taken in.
async fn words_of(mut parts: Multipart, mut words: Words) -> Result<Problem, Problem> {
    words.has_files = true;
    while let Some(mut field) = parts.next_field().await.map_err(incomplete)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::is_empty) {
            Some(false) => {
                words.files = Some(name);
                drain(&mut field).await?;
            }
            Some(true) => {}
            None => words.take(name, text_of(field, LONGEST_TEXT).await?),
        }
    }
    Ok(words.into())
}

/// What a form with files brought.
#[derive(Default)]
pub(crate) struct Brought {
    texts: Vec<(String, String)>,
    /// The files, on the disk.
    pub(crate) files: Vec<Upload>,
    /// Why a file was not taken in; the first reason counts.
    pub(crate) failed: Option<app::Error>,
}

impl Brought {
    /// The text of a field, empty if it is not there.
    pub(crate) fn text(&self, name: &str) -> &str {
        let field = self.texts.iter().find(|(field, _)| field == name);
        field.map_or("", |(_, text)| text)
    }

    /// Whether the form hands in this kept upload.
    pub(crate) fn names_kept(&self, id: KeptUploadId) -> bool {
        self.texts("kept").any(|kept| kept == id.to_string())
    }

    /// The texts of a field that may stand there more than once.
    pub(crate) fn texts<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of_name = self.texts.iter().filter(move |(field, _)| field == name);
        of_name.map(|(_, text)| text.as_str())
    }

    /// Takes one text field, as long as all of them together stay small.
    async fn take_text(&mut self, name: String, field: Field<'_>) -> Result<(), Problem> {
        let taken: usize = self.texts.iter().map(|(_, text)| text.len()).sum();
        if self.texts.len() == MOST_TEXTS {
            return Err(incomplete_form());
        }
        let text = text_of(field, LONGEST_TEXT - taken).await?;
        self.texts.push((name, text));
        Ok(())
    }

    /// What was sent, in a few words: the same for the same form sent twice.
    pub(crate) fn content(&self) -> String {
        let texts = self.texts.iter().map(|(name, text)| format!("{name}={text}"));
        let files = self.files.iter().map(|file| format!("{}={}", file.name, file.sha256));
        texts.chain(files).collect::<Vec<_>>().join("\n")
    }

    /// The hidden fields.
    fn token(&self) -> TokenField {
        TokenField::new(self.text("token").to_owned(), self.text("form").to_owned())
    }
}

/// Reads the form. The hidden fields stand first in our forms, so a foreign form is turned away
/// before its files are written.
///
/// # Errors
/// [`Problem::ForeignForm`]; a refusal if the connection breaks; a fault of the disk.
pub(crate) async fn read(visit: &Visit, parts: Multipart) -> Result<(SentKey, Brought), Problem> {
    let is_ours = |brought: &Brought| brought.token().key(visit, &[]).map(drop);
    let brought = take_in(&visit.web.app.files(), parts, is_ours).await?;
    let key = brought.token().key(visit, brought.content().as_bytes())?;
    Ok((key, brought))
}

/// Takes the fields in, and the files into `store`, each as long as `may` lets it.
///
/// # Errors
/// What `may` says; a refusal if the connection breaks; a fault of the disk.
pub(crate) async fn take_in(
    store: &FileStore,
    mut parts: Multipart,
    may: impl Fn(&Brought) -> Result<(), Problem>,
) -> Result<Brought, Problem> {
    let mut brought = Brought::default();
    while let Some(field) = parts.next_field().await.map_err(incomplete)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            Some(file) if !file.is_empty() => {
                may(&brought)?;
                take_file(store, &mut brought, &file, field).await?;
            }
            Some(_) => {}
            None => brought.take_text(name, field).await?,
        }
    }
    Ok(brought)
}

/// Takes one file in; one that is refused, or finds no room, does not stop the words.
async fn take_file(
    store: &FileStore,
    brought: &mut Brought,
    name: &str,
    mut field: Field<'_>,
) -> Result<(), Problem> {
    let taken = if brought.files.len() + brought.texts("kept").count() >= MOST_FILES {
        Err(FileRefusal::TooMany.into())
    } else {
        receive(store, name, &mut field).await?
    };
    match taken {
        Ok(upload) => brought.files.push(upload),
        Err(error @ (app::Error::Refused(_) | app::Error::NoRoom)) => {
            // A browser shows no answer before it has sent everything.
            drain(&mut field).await?;
            brought.failed.get_or_insert(error);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// The stored file, or why it was not taken in.
async fn receive(
    store: &FileStore,
    name: &str,
    field: &mut Field<'_>,
) -> Result<app::Result<Upload>, Problem> {
    let mut incoming = match store.receive(name).await {
        Ok(incoming) => incoming,
        Err(error) => return Ok(Err(error)),
    };
    while let Some(chunk) = field.chunk().await.map_err(incomplete)? {
        if let Err(error) = incoming.push(&chunk).await {
            return Ok(Err(error));
        }
    }
    Ok(incoming.finish().await)
}

async fn drain(field: &mut Field<'_>) -> Result<(), Problem> {
    while field.chunk().await.map_err(incomplete)?.is_some() {}
    Ok(())
}

async fn text_of(mut field: Field<'_>, room: usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(incomplete)? {
        if bytes.len() + chunk.len() > room || chunk.contains(&0) {
            return Err(incomplete_form());
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| incomplete_form())
}

fn incomplete(_: MultipartError) -> Problem {
    incomplete_form()
}

fn incomplete_form() -> Problem {
    app::Error::Refused(FileRefusal::Incomplete.message()).into()
}
