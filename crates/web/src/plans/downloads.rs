//! Files go out as attachments, never shown inside our pages.

use app::files::StoredFile;
use app::plans::{file_of_evidence, file_of_plan};
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::IntoResponse;
use tokio_util::io::ReaderStream;

use crate::shell::{Answer, Problem, Visit, attachment};

pub(super) async fn plan(visit: Visit, Path(id): Path<String>) -> Answer {
    let plan = id.parse().map_err(|_| Problem::missing())?;
    sent(file_of_plan(&visit.web.app, &visit.reader(), plan).await?).await
}

pub(super) async fn evidence(visit: Visit, Path(id): Path<String>) -> Answer {
    let evidence = id.parse().map_err(|_| Problem::missing())?;
    sent(file_of_evidence(&visit.web.app, &visit.reader(), evidence).await?).await
}

async fn sent(file: StoredFile) -> Answer {
    let bytes = tokio::fs::File::open(&file.path).await.map_err(app::Error::from)?;
    let headers = [
        (CONTENT_TYPE, file.media_type),
        (CONTENT_LENGTH, file.bytes.to_string()),
        (CONTENT_DISPOSITION, attachment(&file.name)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(bytes))).into_response())
}
