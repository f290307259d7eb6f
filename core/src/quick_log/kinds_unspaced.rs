//! Kinds of contact in Chinese and Japanese, which have no spaces between words.

use super::{folding::fold, stem::is_unspaced};
use crate::model::EntryKind;

/// Words for kinds in scripts without spaces: they count anywhere in a run of letters.
const KINDS_UNSPACED: &[(&str, EntryKind)] = &[
    ("コーヒー", EntryKind::Coffee),
    ("咖啡", EntryKind::Coffee),
    ("珈琲", EntryKind::Coffee),
    ("ランチ", EntryKind::Lunch),
    ("昼ご飯", EntryKind::Lunch),
    ("お昼", EntryKind::Lunch),
    ("昼食", EntryKind::Lunch),
    ("午饭", EntryKind::Lunch),
    ("午飯", EntryKind::Lunch),
    ("午餐", EntryKind::Lunch),
    ("中饭", EntryKind::Lunch),
    ("晩ご飯", EntryKind::Dinner),
    ("夕食", EntryKind::Dinner),
    ("夕飯", EntryKind::Dinner),
    ("ディナー", EntryKind::Dinner),
    ("晚饭", EntryKind::Dinner),
    ("晚飯", EntryKind::Dinner),
    ("晚餐", EntryKind::Dinner),
    ("お茶", EntryKind::Tea),
    ("喝茶", EntryKind::Tea),
    ("飲み会", EntryKind::Drinks),
    ("飲みに", EntryKind::Drinks),
    ("喝酒", EntryKind::Drinks),
    ("散歩", EntryKind::Walk),
    ("散步", EntryKind::Walk),
    ("電話", EntryKind::Call),
    ("电话", EntryKind::Call),
    ("通话", EntryKind::Call),
    ("会議", EntryKind::Meeting),
    ("打ち合わせ", EntryKind::Meeting),
    ("ミーティング", EntryKind::Meeting),
    ("开会", EntryKind::Meeting),
    ("開會", EntryKind::Meeting),
    ("会议", EntryKind::Meeting),
    ("雑談", EntryKind::Chat),
    ("聊天", EntryKind::Chat),
    ("メッセージ", EntryKind::Message),
    ("微信", EntryKind::Message),
    ("短信", EntryKind::Message),
    ("メール", EntryKind::Email),
    ("邮件", EntryKind::Email),
    ("郵件", EntryKind::Email),
];

/// The kind that a run of letters without spaces names first.
pub(super) fn kind_of_run(run: &str) -> Option<EntryKind> {
    let run = run.chars().any(is_unspaced).then_some(run)?;
    let named = KINDS_UNSPACED.iter().filter_map(|(word, kind)| Some((run.find(&fold(word))?, kind)));
    named.min_by_key(|(at, _)| *at).map(|(_, kind)| kind.clone())
}
