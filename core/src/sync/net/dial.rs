//! Dialling a device: every address known for it at once, and the local network.

use std::net::SocketAddr;

use iroh::{
    EndpointAddr, RelayUrl,
    endpoint::{ConnectError, ConnectWithOptsError, ConnectingError, Connection, ConnectionError},
};

use super::{CONNECT_WITHIN, Close, identity::theirs, node::Node};
use crate::model::EndpointId;

/// The TLS alert of a device that does not speak the protocol asked for: no application protocol (RFC 7301).
const NO_SUCH_PROTOCOL: u64 = 0x100 + 120;

/// Why there is no connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoLine {
    /// No address answered within the five seconds.
    Nobody,
    /// Somebody answered, and closed it again in these words.
    Closed(Close),
    /// It does not speak this protocol, now or at all.
    NoSuchProtocol,
}

/// Connects within 5 seconds.
///
/// The other side may still refuse afterwards: its door is asked when this side believes that it is connected.
pub(super) async fn dial(
    node: &Node,
    peer: EndpointId,
    addresses: &[SocketAddr],
    protocol: &[u8],
) -> Result<Connection, NoLine> {
    let id = theirs(peer).ok_or(NoLine::Nobody)?;
    let mut address = addresses.iter().fold(EndpointAddr::new(id), |all, one| all.with_ip_addr(*one));
    if let Some(relay) = &node.relay {
        // The user's devices have the same relay, if any.
        address = address.with_relay_url(relay.clone());
    }
    match tokio::time::timeout(CONNECT_WITHIN, node.endpoint.connect(address, protocol)).await {
        Ok(Ok(connection)) => Ok(connection),
        Ok(Err(error)) => Err(why(&error)),
        Err(_) => {
            node.dialled_in_vain();
            Err(NoLine::Nobody)
        }
    }
}

/// Dials a member where it was reached before.
pub(super) async fn dial_member(
    node: &Node,
    peer: EndpointId,
    protocol: &[u8],
) -> Result<Connection, NoLine> {
    // Without the list there is still the local network.
    let known = node.directory.addresses_of(peer).await.unwrap_or_default();
    let addresses: Vec<SocketAddr> = known.iter().filter_map(|address| address.parse().ok()).collect();
    dial(node, peer, &addresses, protocol).await
}

fn why(error: &ConnectError) -> NoLine {
    let reason = match error {
        ConnectError::Connection { source, .. }
        | ConnectError::Connecting { source: ConnectingError::ConnectionError { source, .. }, .. } => source,
        ConnectError::Connect { source: ConnectWithOptsError::NoAddress { .. }, .. } => {
            return NoLine::Nobody;
        }
        _ => return NoLine::Nobody,
    };
    match reason {
        ConnectionError::ConnectionClosed(close) if u64::from(close.error_code) == NO_SUCH_PROTOCOL => {
            NoLine::NoSuchProtocol
        }
        reason => Close::of(Some(reason.clone())).map_or(NoLine::Nobody, NoLine::Closed),
    }
}

/// Where a connection goes, as the journal keeps it.
pub(super) fn reached_at(connection: &Connection) -> Vec<String> {
    let paths = connection.paths();
    let mut reached: Vec<_> = paths.iter().filter(|path| path.is_ip()).collect();
    reached.sort_by_key(|path| !path.is_selected());
    let mut addresses: Vec<String> = Vec::new();
    for path in reached {
        if let iroh::TransportAddr::Ip(address) = path.remote_addr() {
            let text = SocketAddr::new(address.ip().to_canonical(), address.port()).to_string();
            if !addresses.contains(&text) {
                addresses.push(text);
            }
        }
    }
    addresses
}

/// The address of a relay as it is kept.
pub(in crate::sync) fn relay(text: &str) -> Option<String> {
    let url: RelayUrl = text.trim().parse().ok()?;
    (url.scheme() == "https" && url.has_host()).then(|| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_relay_is_an_https_one() {
        assert_eq!(relay(" https://relay.example.org ").as_deref(), Some("https://relay.example.org/"));
        for text in
            ["", "none", "relay.example.org", "http://relay.example.org", "https://", "file:///etc/passwd"]
        {
            assert_eq!(relay(text), None, "{text}");
        }
    }
}
