//! In step: when each of the user's other devices last had the same as this one, in half a line.

use serde::Serialize;

use crate::{
    insights::{
        age::ago_phrase,
        devices::members::{Members, Standing},
    },
    model::{EndpointId, Moment},
};

/// One of the user's other devices, or this one once it no longer syncs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InStep {
    /// What the user calls it.
    pub device: String,
    /// When both last had the same, if they ever did.
    #[serde(serialize_with = "crate::model::moment::write_if_any")]
    pub at: Option<Moment>,
    /// The same in words: `phone in step 5 minutes ago`.
    pub said: String,
}

/// Every device that may take part, the longest ago first; `None` for a journal that never paired. `noted` says when
/// this device and another were last in step.
pub(crate) fn in_step(
    members: &Members,
    noted: impl Fn(EndpointId) -> Option<Moment>,
    now: Moment,
) -> Vec<InStep> {
    if matches!(members.own_standing(), Standing::Revoked { .. } | Standing::Contested { .. }) {
        let device = members.this.and_then(|this| members.device(this)).map(|member| member.name.clone());
        let said = "this device was cut off and no longer syncs".to_owned();
        return vec![InStep { device: device.unwrap_or_default(), at: None, said }];
    }
    let others = members.devices.iter().filter(|member| members.may_sync(member.endpoint));
    let mut devices: Vec<InStep> = others
        .map(|member| {
            let (device, at) = (member.name.clone(), noted(member.endpoint));
            let when = at.map_or_else(
                || "not in step yet".to_owned(),
                |at| format!("in step {}", since_phrase(at, now)),
            );
            InStep { said: format!("{device} {when}"), device, at }
        })
        .collect();
    devices.sort_by_key(|one| one.at);
    devices
}

/// How long ago a moment was: `5 minutes ago`, to the minute within an hour and to the hour within a day.
pub fn since_phrase(at: Moment, now: Moment) -> String {
    match (now - at).num_minutes() {
        // Two clocks differ, or one was set back.
        ..1 => "just now".to_owned(),
        1 => "a minute ago".to_owned(),
        minutes @ 2..60 => format!("{minutes} minutes ago"),
        60..120 => "an hour ago".to_owned(),
        minutes @ 120..1440 => format!("{} hours ago", minutes / 60),
        _ => match ago_phrase(at.date_naive(), now.date_naive()) {
            day if day == "yesterday" => day,
            span => format!("{span} ago"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::{
            devices::members::{MemberSources, members},
            rows::{id, noon, now},
        },
        store::index::{device::DeviceRow, revocation::RevocationRow},
    };

    fn endpoint(number: u8) -> EndpointId {
        EndpointId::from_bytes([number; 32])
    }

    fn devices(names: &[&str]) -> Vec<DeviceRow> {
        let row = |(number, name): (u8, &&str)| DeviceRow {
            id: id(number.into()),
            name: (*name).to_owned(),
            endpoint: Some(endpoint(number)),
            admitted_by: None,
            added: noon("2026-11-01"),
            deleted: None,
        };
        (0..).zip(names).map(row).collect()
    }

    fn said(names: &[&str], cut_off: &[(u8, u8)], noted: &[(u8, Moment)]) -> Vec<String> {
        let word = |(by, of): &(u8, u8)| RevocationRow {
            id: id(50),
            endpoint: Some(endpoint(*of)),
            by: Some(endpoint(*by)),
            at: noon("2026-11-02"),
        };
        let known = members(&MemberSources {
            devices: &devices(names),
            revocations: &cut_off.iter().map(word).collect::<Vec<_>>(),
            this: Some(endpoint(0)),
            ..Default::default()
        });
        let noted = |of| noted.iter().find(|(number, _)| endpoint(*number) == of).map(|(_, moment)| *moment);
        in_step(&known, noted, now()).into_iter().map(|one| one.said).collect()
    }

    #[test]
    fn each_other_device_is_told_by_name_the_longest_ago_first() {
        let noted = [(1, now() - chrono::Duration::minutes(5)), (2, now() - chrono::Duration::hours(3))];
        assert_eq!(
            said(&["laptop", "phone", "tablet", "watch"], &[], &noted),
            ["watch not in step yet", "tablet in step 3 hours ago", "phone in step 5 minutes ago"]
        );
        assert!(said(&["laptop"], &[], &[]).is_empty(), "nothing when never paired");
        assert!(
            said(&["laptop", "phone"], &[(0, 1)], &noted).is_empty(),
            "a device that is cut off is not waited for"
        );
        assert_eq!(
            said(&["laptop", "phone"], &[(1, 0)], &noted),
            ["this device was cut off and no longer syncs"]
        );
    }

    #[test]
    fn a_time_is_told_as_one_would_say_it_and_no_clock_makes_it_silly() {
        let told = |minutes| since_phrase(now() - chrono::Duration::minutes(minutes), now());
        for (minutes, expected) in [
            (-5_000_000, "just now"),
            (0, "just now"),
            (1, "a minute ago"),
            (59, "59 minutes ago"),
            (60, "an hour ago"),
            (1439, "23 hours ago"),
            (1440, "yesterday"),
            (1440 * 5, "5 days ago"),
            (1440 * 365 * 50, "many years ago"),
        ] {
            assert_eq!(told(minutes), expected);
        }
    }
}
