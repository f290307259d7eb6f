//! Between our ids and iroh's.

use crate::{model::EndpointId, sync::DeviceSecret};

/// The key that signs this device's connections.
pub(super) fn signing_key(secret: &DeviceSecret) -> iroh::SecretKey {
    iroh::SecretKey::from_bytes(secret.as_bytes())
}

/// Who holds that secret.
pub(in crate::sync) fn endpoint_of(secret: &DeviceSecret) -> EndpointId {
    ours(signing_key(secret).public())
}

/// Our id of an iroh id.
pub(super) fn ours(id: iroh::EndpointId) -> EndpointId {
    EndpointId::from_bytes(*id.as_bytes())
}

/// The iroh id; nothing for bytes that are no point of the curve, which nobody can be.
pub(super) fn theirs(id: EndpointId) -> Option<iroh::EndpointId> {
    iroh::EndpointId::from_bytes(id.as_bytes()).ok()
}
