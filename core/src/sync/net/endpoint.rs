//! The endpoint: one UDP port, no relay unless the user set one, no port mapping, and narrow limits for strangers.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket},
    time::Duration,
};

use iroh::{
    Endpoint, NetReportConfig, RelayMode, RelayUrl, SecretKey, Watcher,
    endpoint::{BindOpts, PortmapperConfig, QuicTransportConfig, VarInt, presets},
};

use super::{SYNC, door::Door, local_network::LocalNetwork};
use crate::error::{Error, Result};

/// Bytes that one connection may make us hold before we read them.
const WINDOW: u32 = 2 << 20;

/// Bytes on their way to one device that it has not acknowledged.
const SEND_WINDOW: u64 = 4 << 20;

/// A connection on which nothing comes for so long is gone.
const IDLE: Duration = Duration::from_secs(20);

/// How often a quiet connection is shown to be there.
const KEEP_ALIVE: Duration = Duration::from_secs(5);

/// How long the addresses of this device may take to be known.
const ADDRESSES_WITHIN: Duration = Duration::from_secs(2);

/// An endpoint that is bound, and what was not as usual about it.
pub(super) struct Bound {
    pub(super) endpoint: Endpoint,
    /// The port that should be used next time as well.
    pub(super) port: Option<u16>,
    pub(super) notes: Vec<String>,
}

/// What an endpoint is made of.
pub(super) struct EndpointPlan<'a> {
    pub(super) key: SecretKey,
    pub(super) door: Door,
    /// The port of last time.
    pub(super) port: Option<u16>,
    pub(super) relay: Option<&'a RelayUrl>,
    /// Whether to announce this device on the local network and to listen there for others.
    pub(super) multicast: bool,
}

/// Binds on IPv4, and on IPv6 where there is one. A port that is taken costs a note, not the sync.
pub(super) async fn bind(plan: EndpointPlan<'_>) -> Result<Bound> {
    let mut notes = Vec::new();
    let wanted = plan.port.or_else(free_port).unwrap_or(0);
    let first = bind_at(&plan, wanted).await;
    let (endpoint, is_for_now) = match first {
        Ok(endpoint) => (endpoint, false),
        Err(_) if wanted != 0 => (bind_at(&plan, 0).await.map_err(Error::Network)?, plan.port.is_some()),
        Err(why) => return Err(Error::Network(why)),
    };
    let port = bound_port(&endpoint);
    if is_for_now {
        notes.push(format!(
            "UDP port {wanted} is taken by another program; until that ends, port {} is used, and devices that know only the old one find this one by the local network",
            port.unwrap_or(0)
        ));
    }
    if plan.multicast
        && let Err(why) = announce(&endpoint)
    {
        notes.push(format!(
            "devices on this network cannot be looked for ({why}): the addresses they had last time are used"
        ));
    }
    Ok(Bound { endpoint, port: port.filter(|_| !is_for_now), notes })
}

async fn bind_at(plan: &EndpointPlan<'_>, port: u16) -> Result<Endpoint, String> {
    let relay = plan.relay.map_or(RelayMode::Disabled, |url| RelayMode::custom([url.clone()]));
    let six = SocketAddr::from((Ipv6Addr::UNSPECIFIED, port));
    Endpoint::builder(presets::Minimal)
        .secret_key(plan.key.clone())
        .relay_mode(relay)
        .portmapper_config(PortmapperConfig::Disabled {})
        .net_report_config(NetReportConfig::minimal())
        .hooks(plan.door.clone())
        .alpns(vec![SYNC.to_vec()])
        .transport_config(limits()?)
        .bind_addr(SocketAddr::from((Ipv4Addr::UNSPECIFIED, port)))
        .and_then(|builder| builder.bind_addr_with_opts(six, BindOpts::default().set_is_required(false)))
        .map_err(|error| error.to_string())?
        .bind()
        .await
        .map_err(|error| error.to_string())
}

/// One stream, which the side that dials opens; nothing that is neither asked for nor bounded.
fn limits() -> Result<QuicTransportConfig, String> {
    let idle = IDLE.try_into().map_err(|_| "the idle timeout is too long".to_owned())?;
    Ok(QuicTransportConfig::builder()
        .max_concurrent_bidi_streams(VarInt::from_u32(1))
        .max_concurrent_uni_streams(VarInt::from_u32(0))
        .datagram_receive_buffer_size(None)
        .stream_receive_window(VarInt::from_u32(WINDOW))
        .receive_window(VarInt::from_u32(WINDOW))
        .send_window(SEND_WINDOW)
        .max_idle_timeout(Some(idle))
        .keep_alive_interval(KEEP_ALIVE)
        .build())
}

/// A port that is free now, the same on both kinds of addresses.
fn free_port() -> Option<u16> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.local_addr().ok().map(|address| address.port())
}

fn bound_port(endpoint: &Endpoint) -> Option<u16> {
    let sockets = endpoint.bound_sockets();
    let four = sockets.iter().find(|socket| socket.is_ipv4());
    four.or(sockets.first()).map(SocketAddr::port).filter(|port| *port != 0)
}

/// Announces this device on the local network, and hears of others there.
fn announce(endpoint: &Endpoint) -> Result<(), String> {
    let network = LocalNetwork::start(endpoint.id())?;
    endpoint.address_lookup().map_err(|error| error.to_string())?.add(network);
    Ok(())
}

/// Where this device can be reached, likeliest first: the local network, then elsewhere, then this machine itself.
pub(super) async fn addresses(endpoint: &Endpoint) -> Vec<SocketAddr> {
    let mut watcher = endpoint.watch_addr();
    let known = tokio::time::timeout(ADDRESSES_WITHIN, async {
        loop {
            let address = watcher.get();
            if address.ip_addrs().next().is_some() || watcher.updated().await.is_err() {
                return address.ip_addrs().copied().collect::<Vec<_>>();
            }
        }
    });
    let mut known = known.await.unwrap_or_default();
    known.retain(|address| !address.ip().is_loopback());
    known.sort_by_key(|address| (rank(address.ip()), *address));
    // One less than a ticket holds: two journals on one machine always find each other.
    known.truncate(crate::sync::ticket::MOST_ADDRESSES - 1);
    for socket in endpoint.bound_sockets() {
        if let SocketAddr::V4(four) = socket {
            known.push(SocketAddr::from((Ipv4Addr::LOCALHOST, four.port())));
        }
    }
    known
}

fn rank(ip: IpAddr) -> u8 {
    match ip {
        IpAddr::V4(ip) if ip.is_private() => 0,
        IpAddr::V4(ip) if ip.is_link_local() => 3,
        IpAddr::V4(_) => 1,
        IpAddr::V6(ip) if ip.is_unicast_link_local() => 4,
        IpAddr::V6(ip) if ip.is_unique_local() => 1,
        IpAddr::V6(_) => 2,
    }
}
