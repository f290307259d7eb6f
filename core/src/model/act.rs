//! One act of this device, as undo numbers it.

/// An act that was done on this device and can be taken back. It is known on this device alone; numbers go up, and none is
/// given to a second act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActId(pub i64);
