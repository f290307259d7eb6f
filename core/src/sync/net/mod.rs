mod identity;
pub(super) use identity::endpoint_of;
