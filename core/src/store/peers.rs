//! What this device remembers of the others: where they were, when they were last in step, and whether the user, on this
//! device, takes one in against the rules. In no record: it is nobody else's business.

use rusqlite::params;

use super::{Snapshot, Tx, columns};
use crate::{
    error::{Error, Result},
    model::{EndpointId, Moment},
};

/// What is remembered of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PeerRow {
    pub(crate) endpoint: EndpointId,
    /// Where it could be reached, the latest last time.
    pub(crate) addresses: Vec<String>,
    pub(crate) seen: Option<Moment>,
    pub(crate) in_step: Option<Moment>,
    pub(crate) trusted: Option<Moment>,
}

impl PeerRow {
    /// A peer about which nothing is known yet.
    pub(crate) fn new(endpoint: EndpointId) -> Self {
        Self { endpoint, addresses: Vec::new(), seen: None, in_step: None, trusted: None }
    }
}

impl Snapshot<'_> {
    /// What is remembered of every device, in order of their endpoints.
    pub(crate) fn peers(&self) -> Result<Vec<PeerRow>> {
        let mut statement = self.db.prepare_cached(
            "SELECT endpoint, addresses, seen, in_step, trusted FROM peers ORDER BY endpoint",
        )?;
        let mut rows = statement.query([])?;
        let mut peers = Vec::new();
        while let Some(row) = rows.next()? {
            let addresses: String = row.get(1)?;
            peers.push(PeerRow {
                endpoint: EndpointId::from_bytes(row.get(0)?),
                addresses: serde_json::from_str(&addresses)
                    .map_err(|error| Error::Damaged(error.to_string()))?,
                seen: columns::moment_if_any(row, 2)?,
                in_step: columns::moment_if_any(row, 3)?,
                trusted: columns::moment_if_any(row, 4)?,
            });
        }
        Ok(peers)
    }

    /// What is remembered of this device; nothing but its name if it is not known.
    pub(crate) fn peer(&self, endpoint: EndpointId) -> Result<PeerRow> {
        let found = self.peers()?.into_iter().find(|peer| peer.endpoint == endpoint);
        Ok(found.unwrap_or_else(|| PeerRow::new(endpoint)))
    }
}

impl Tx<'_> {
    /// Remembers this of a device, in the place of what was remembered.
    pub(crate) fn remember_peer(&self, peer: &PeerRow) -> Result<()> {
        let written = |moment: Option<Moment>| moment.map(|moment| moment.to_rfc3339());
        let addresses = serde_json::to_string(&peer.addresses).map_err(Error::internal)?;
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO peers (endpoint, addresses, seen, in_step, trusted)
             VALUES (?, ?, ?, ?, ?)",
            )?
            .execute(params![
                peer.endpoint.as_bytes(),
                addresses,
                written(peer.seen),
                written(peer.in_step),
                written(peer.trusted),
            ])?;
        Ok(())
    }
}
