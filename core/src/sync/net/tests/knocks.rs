//! Strangers at the door.

use std::{net::SocketAddr, sync::Arc};

use iroh::{
    Endpoint, EndpointAddr, SecretKey,
    endpoint::{ConnectError, ConnectingError, ConnectionError},
};
use tokio::{runtime::Runtime, task::JoinSet};

use super::{Device, bare, watch};
use crate::sync::net::{PAIR, SYNC, identity::theirs};

/// A stranger of a fresh identity.
async fn stranger() -> Endpoint {
    bare(SecretKey::generate(), 0).await
}

/// Everything that a stranger learns who knocks and talks on regardless.
async fn knock(address: EndpointAddr, protocol: &'static [u8]) -> ConnectionError {
    let stranger = stranger().await;
    let told = match stranger.connect(address, protocol).await {
        Ok(connection) => {
            if let Ok((mut writer, mut reader)) = connection.open_bi().await {
                let _ = writer.write_all(b"\x05\0\0\0\0hello").await;
                let mut answer = [0; 1];
                assert!(!matches!(reader.read(&mut answer).await, Ok(Some(_))), "a stranger was answered");
            }
            connection.closed().await
        }
        Err(
            ConnectError::Connection { source, .. }
            | ConnectError::Connecting { source: ConnectingError::ConnectionError { source, .. }, .. },
        ) => source,
        Err(error) => panic!("{error:?}"),
    };
    stranger.close().await;
    told
}

fn address(device: &Device) -> EndpointAddr {
    let port = device.journal.replica().port().unwrap().unwrap();
    EndpointAddr::new(theirs(device.id()).unwrap()).with_ip_addr(SocketAddr::from(([127, 0, 0, 1], port)))
}

/// 100 strangers, or as many as the design says if there is time.
fn strangers() -> usize {
    if std::env::var_os("HALLWAY_LONG").is_some() { 1_000 } else { 100 }
}

#[test]
fn of_many_strangers_none_gets_in_and_all_are_told_the_same() {
    let device = Device::new("laptop");
    device.log("coffee with @Ana Silva");
    let running = watch(&device);
    let mark = device.journal.replica().census().unwrap().mark;
    let address = Arc::new(address(&device));
    Runtime::new().unwrap().block_on(async {
        let mut knocking = JoinSet::new();
        for _ in 0..strangers() {
            // So many that addresses have to answer first, and few enough for one address.
            if knocking.len() >= 14 {
                knocking.join_next().await.unwrap().unwrap();
            }
            let address = EndpointAddr::clone(&address);
            knocking.spawn(async move {
                let told = knock(address, SYNC).await;
                let ConnectionError::ApplicationClosed(close) = told else { panic!("{told:?}") };
                assert_eq!(close.error_code.into_inner(), 403);
                assert_eq!(close.reason.as_ref(), b"not a member");
            });
        }
        while let Some(knocked) = knocking.join_next().await {
            knocked.unwrap();
        }
    });
    assert!(running.told.try_recv().is_err(), "a stranger is no event");
    running.end().unwrap();
    assert_eq!(device.journal.replica().census().unwrap().mark, mark);
}

#[test]
fn a_device_that_shows_no_code_does_not_speak_of_pairing() {
    let device = Device::new("laptop");
    let running = watch(&device);
    Runtime::new().unwrap().block_on(async {
        for protocol in [PAIR, b"hallway/other/1"] {
            let told = knock(address(&device), protocol).await;
            let ConnectionError::ConnectionClosed(close) = told else { panic!("{told:?}") };
            assert_eq!(u64::from(close.error_code), 0x178, "no such protocol");
        }
    });
    running.end().unwrap();
}
