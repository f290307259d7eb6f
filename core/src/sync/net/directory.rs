//! What the journal says about devices, asked on threads that may block.

use std::{path::PathBuf, sync::Arc};

use tokio::sync::watch;

use crate::{
    error::{Error, Result},
    journal::{Changes, Identity, Journal, Members},
    model::{EndpointId, JournalId, Kind, Moment},
    sync::{Clock, pairing::Own, ticket::MOST_ADDRESSES},
};

/// The journal, for what net asks of it.
#[derive(Clone)]
pub(super) struct DeviceDirectory {
    pub(super) journal: Arc<Journal>,
    pub(super) clock: Clock,
}

impl DeviceDirectory {
    /// Asks the journal; the caller waits without holding up the network.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Journal, Moment) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let directory = self.clone();
        tokio::task::spawn_blocking(move || question(&directory.journal, (directory.clock)()))
            .await
            .map_err(Error::internal)?
    }

    /// Where the journal is.
    pub(super) async fn path(&self) -> Result<PathBuf> {
        self.ask(|journal, _| Ok(journal.path().to_owned())).await
    }

    /// Writes down who this device is.
    pub(super) async fn identify(&self, me: EndpointId) -> Result<Identity> {
        self.ask(move |journal, now| journal.replica().identify(me, now)).await
    }

    /// Who is a member.
    pub(super) async fn members(&self) -> Result<Members> {
        self.ask(|journal, _| journal.devices().members()).await
    }

    /// Where one of them was reached, newest first.
    pub(super) async fn addresses_of(&self, peer: EndpointId) -> Result<Vec<String>> {
        self.ask(move |journal, _| addresses(journal, peer)).await
    }

    /// Keeps where a device was reached: first these, then what was known, at most 8.
    pub(super) async fn remember(&self, peer: EndpointId, reached: Vec<String>) -> Result<()> {
        self.ask(move |journal, _| {
            let known = addresses(journal, peer)?;
            let mut all = reached;
            for address in &known {
                if !all.contains(address) {
                    all.push(address.clone());
                }
            }
            all.truncate(MOST_ADDRESSES);
            if all == known { Ok(()) } else { journal.replica().remember_addresses(peer, all) }
        })
        .await
    }

    /// The UDP port of last time.
    pub(super) async fn port(&self) -> Result<Option<u16>> {
        self.ask(|journal, _| journal.replica().port()).await
    }

    /// Keeps the UDP port.
    pub(super) async fn keep_port(&self, port: u16) -> Result<()> {
        self.ask(move |journal, _| journal.replica().remember_port(port)).await
    }

    /// The relay that the user set.
    pub(super) async fn relay(&self) -> Result<Option<String>> {
        self.ask(|journal, _| journal.devices().relay()).await
    }

    /// What this device has before it joins another.
    pub(super) async fn own(&self) -> Result<Own> {
        self.ask(|journal, _| {
            Ok(Own { journal: journal.replica().journal_id()?, has_records: has_records(journal)? })
        })
        .await
    }

    /// What this device is called.
    pub(super) async fn device_name(&self) -> Result<String> {
        self.ask(|journal, _| Ok(journal.maintenance().status()?.device)).await
    }

    /// Lets a device in. Answers with the journal's id and the records of who is in it.
    pub(super) async fn admit(&self, who: EndpointId, name: String) -> Result<(JournalId, Vec<Changes>)> {
        let admitted = move |journal: &Journal, now| {
            let members = journal.replica().admit(who, &name, now)?;
            let id = journal
                .replica()
                .journal_id()?
                .ok_or_else(|| Error::internal("a journal that admits has an id"))?;
            Ok((id, members))
        };
        self.ask(admitted).await
    }

    /// Joins a journal.
    pub(super) async fn join(&self, id: JournalId, members: Vec<Changes>) -> Result<()> {
        self.ask(move |journal, now| journal.replica().join(id, members, now)).await
    }

    /// Goes up with every commit of any process.
    pub(super) fn revisions(&self) -> Result<watch::Receiver<u64>> {
        self.journal.watch()
    }
}

fn addresses(journal: &Journal, peer: EndpointId) -> Result<Vec<String>> {
    let peers = journal.devices().list()?;
    Ok(peers.into_iter().find(|one| one.member.endpoint == peer).map(|one| one.addresses).unwrap_or_default())
}

/// Whether somebody wrote something: anything but what a new journal has.
fn has_records(journal: &Journal) -> Result<bool> {
    let of_itself = [Kind::Me, Kind::Device, Kind::Revocation].map(|kind| kind.word());
    Ok(journal
        .maintenance()
        .status()?
        .records
        .iter()
        .any(|of| of.count > 0 && !of_itself.contains(&of.kind.as_str())))
}
