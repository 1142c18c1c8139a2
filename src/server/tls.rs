//! TLS with the service's own certificate.

use std::{fmt, path::Path, sync::Arc};

use tokio_rustls::rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};

use crate::config::Config;

/// Why there can be no TLS with what is configured.
#[derive(Debug)]
pub struct BadCertificate(String);

impl fmt::Display for BadCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadCertificate {}

/// Reads the configured certificate and its key; none when none is configured.
///
/// # Errors
///
/// [`BadCertificate`] says which file is at fault and why.
pub fn read(config: &Config) -> Result<Option<Arc<ServerConfig>>, BadCertificate> {
    match (&config.tls_certificate, &config.tls_key) {
        (Some(certificate), Some(key)) => of(certificate, key).map(Some),
        _ => Ok(None),
    }
}

fn of(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, BadCertificate> {
    let bad = |knob: &str, path: &Path, why: &dyn fmt::Display| {
        BadCertificate(format!("`{knob}`: {} cannot be used: {why}", path.display()))
    };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|error| bad("tls_certificate", certificate, &error))?;
    if chain.is_empty() {
        return Err(bad("tls_certificate", certificate, &"it holds no certificate in PEM"));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| bad("tls_key", key, &error))?;
    // The provider is named: with two in the dependencies there would be no default.
    let mut server = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| bad("tls_certificate", certificate, &error))?
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .map_err(|error| bad("tls_key", key, &format!("with {}: {error}", certificate.display())))?;
    server.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(server))
}
