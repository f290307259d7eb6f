//! Counts as answers give them.

/// How many, as an answer says it: 32 bits on every device, which every language that shows it has.
pub(crate) fn counted(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
