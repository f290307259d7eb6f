//! The roster: who is a member is looked at again after every commit of any process.

use std::sync::Arc;

use super::node::Node;

/// Looks after every commit who is a member, for as long as it runs.
pub(super) async fn keep_roster(node: Arc<Node>) {
    let Ok(mut revisions) = node.directory.revisions() else { return };
    while revisions.changed().await.is_ok() {
        // A journal that cannot be read now is looked at again after the next commit.
        let _ = node.refresh().await;
    }
}
