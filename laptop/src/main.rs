//! Hallway. fn
fn main() {}
