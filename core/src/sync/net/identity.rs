//! Between our ids and iroh's.

use crate::model::EndpointId;

/// The key that signs a device's connections, out of its secret: an Ed25519 seed.
pub(super) fn signing_key(secret: &[u8; 32]) -> iroh::SecretKey {
    iroh::SecretKey::from_bytes(secret)
}

/// Who holds that secret.
pub(in crate::sync) fn endpoint_of(secret: &[u8; 32]) -> EndpointId {
    ours(signing_key(secret).public())
}

/// Our id of an iroh id.
pub(super) fn ours(id: iroh::EndpointId) -> EndpointId {
    EndpointId::from_bytes(*id.as_bytes())
}

/// The iroh id; `None` for bytes that are not a point of the curve, which nobody can be.
pub(super) fn theirs(id: EndpointId) -> Option<iroh::EndpointId> {
    iroh::EndpointId::from_bytes(id.as_bytes()).ok()
}
