//! The certificate by which the program proves its address, read from two files.
//!
//! Whoever renews it replaces the files; they are read again without a start. What cannot be used
//! then is told to the log, and the certificate in use stays.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The file with the certificates cannot be read, or holds none.
    #[error("no certificate in {}: {cause}", .file.display())]
    Certificate {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// The file with the private key cannot be read, or holds none.
    #[error("no private key in {}: {cause}", .file.display())]
    Key {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// Both can be read and do not belong together, or are of a kind that is not spoken.
    #[error("the certificate and the key cannot be used together: {0}")]
    Pair(#[from] rustls::Error),
}

/// A certificate with its key, as it stands in its files. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Certificate {
    files: Arc<[PathBuf; 2]>,
    current: Arc<Mutex<Current>>,
}

#[derive(Debug)]
struct Current {
    stamp: Stamp,
    config: Arc<ServerConfig>,
}

/// When each file was changed last, and how long it is.
type Stamp = [Option<(SystemTime, u64)>; 2];

impl Certificate {
    /// Reads the certificates (the own first, then those that vouch for it) and the key, in PEM.
    ///
    /// # Errors
    /// Which of the files cannot be used.
    pub fn open(certificate: PathBuf, key: PathBuf) -> Result<Self, CertificateError> {
        let files = [certificate, key];
        let current = Current { stamp: stamp(&files), config: config(&files)? };
        Ok(Self { files: Arc::new(files), current: Arc::new(Mutex::new(current)) })
    }

    /// Reads the files again if they have changed; answers whether another certificate is in use.
    ///
    /// # Errors
    /// Which of the files cannot be used; the certificate in use stays.
    pub fn refresh(&self) -> Result<bool, CertificateError> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = stamp(&self.files);
        if stamp == current.stamp {
            return Ok(false);
        }
        // Also where they cannot be used: it is told once for each change.
        current.stamp = stamp;
        current.config = config(&self.files)?;
        Ok(true)
    }

    /// What greets a new connection.
    pub(super) fn acceptor(&self) -> TlsAcceptor {
        let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        TlsAcceptor::from(Arc::clone(&current.config))
    }
}

fn stamp(files: &[PathBuf; 2]) -> Stamp {
    let one = |file: &PathBuf| {
        let facts = std::fs::metadata(file).ok()?;
        Some((facts.modified().ok()?, facts.len()))
    };
    [one(&files[0]), one(&files[1])]
}

/// TLS 1.2 and 1.3 with the algorithms that `rustls` holds safe.
fn config([certificate, key]: &[PathBuf; 2]) -> Result<Arc<ServerConfig>, CertificateError> {
    let provider = Arc::new(ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(certificates(certificate)?, private_key(key)?)?;
    Ok(Arc::new(config))
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
    let unusable = |cause| CertificateError::Certificate { file: file.to_owned(), cause };
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    match read {
        Ok(chain) if chain.is_empty() => Err(unusable("it holds none".to_owned())),
        other => other.map_err(|error| unusable(error.to_string())),
    }
}

fn private_key(file: &Path) -> Result<PrivateKeyDer<'static>, CertificateError> {
    let unusable = |cause: String| CertificateError::Key { file: file.to_owned(), cause };
    PrivateKeyDer::from_pem_file(file).map_err(|error| unusable(error.to_string()))
}
