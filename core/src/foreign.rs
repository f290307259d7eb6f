//! How ids, moments, days and paths cross into another language: each as its text.
//!
//! Everything else that a screen takes or gets is a plain record or enum and says so where it is declared. This file is
//! compiled with the feature `uniffi` only.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};

use crate::model::{EndpointId, EntryId, JournalId, Moment, PersonId, RecordId};

/// A text from the other side that is no value of the type it stands for.
#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" is not a value of this type")]
struct NotAValue(String);

uniffi::custom_type!(RecordId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| RecordId::parse(&text).ok_or_else(|| NotAValue(text).into()),
});
uniffi::custom_type!(PersonId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| RecordId::parse(&text).map(PersonId).ok_or_else(|| NotAValue(text).into()),
});
uniffi::custom_type!(EntryId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| RecordId::parse(&text).map(EntryId).ok_or_else(|| NotAValue(text).into()),
});
uniffi::custom_type!(EndpointId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| EndpointId::parse(&text).ok_or_else(|| NotAValue(text).into()),
});
uniffi::custom_type!(JournalId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| JournalId::parse(&text).ok_or_else(|| NotAValue(text).into()),
});
// With its offset: an entry's day is the day at its own offset.
uniffi::custom_type!(Moment, String, {
    remote,
    lower: |moment| moment.to_rfc3339(),
    try_lift: |text| Ok(DateTime::parse_from_rfc3339(&text)?),
});
uniffi::custom_type!(NaiveDate, String, {
    remote,
    lower: |day| day.to_string(),
    try_lift: |text| Ok(text.parse()?),
});
uniffi::custom_type!(PathBuf, String, {
    remote,
    lower: |path| path.to_string_lossy().into_owned(),
    try_lift: |text| Ok(PathBuf::from(text)),
});
