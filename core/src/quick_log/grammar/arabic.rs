//! Arabic: the sentences that come most.

use super::{
    Means::{Met, MetByThem, Mine, Private, Theirs},
    Sure::{Likely, Said},
    anywhere,
    few::{NONE, fact},
    language::Language,
};
use crate::model::FactKind;

pub(super) const ARABIC: Language = Language {
    small: "في من مع على عن الى إلى هو هي وهو وهي اليوم أن ان بي بنا قال قالت وقال وقالت إنه إنها انه انها له لها",
    irregular: &[&["قابلت قابلت", "يبحث يبحث", "تبحث تبحث", "التقيت التقيت", "رايت رايت", "زرت زرت"]],
    classes: &[&[
        ("they", "هو هي وهو وهي"),
        ("preposition", "في من مع على عن إلى الى"),
        ("and", "و"),
        ("joins", "و"),
    ]],
    rules: &[&[
        anywhere("with", "مع {o}", Met),
        anywhere("rang-me", "اتصل|اتصلت بي|بنا {o}", MetByThem),
        anywhere("rang-me", "زارني|زارتني|هاتفني|هاتفتني|كلمني|كلمتني|راسلني|راسلتني {o}", MetByThem),
        anywhere("met", "قابلت|التقيت|رأيت|رايت|زرت {o}", Met),
        fact("need", "يبحث|تبحث عن {t}", FactKind::Need),
        fact("need", "يحتاج|تحتاج ?إلى ?الى {t}", FactKind::Need),
        fact("moving-to", "ينتقل|تنتقل|سينتقل|ستنتقل {t}", FactKind::Place),
        anywhere("i-promised", "وعدته|وعدتها {t}", Mine(Said)),
        anywhere("they-said", "وعدني|وعدتني {t}", Theirs(Likely)),
        fact("joined", "يعمل|تعمل {t}", FactKind::Role),
        fact(
            "family",
            "ابنته|ابنتها|ابنه|ابنها|زوجته|زوجها|والدته|والدتها|والده|والدها|اخته|اختها|اخوه|اخوها {t}",
            FactKind::Family,
        ),
        fact("birthday", "عيد ميلاد|ميلاده|ميلادها {t}", FactKind::Birthday),
        anywhere("health", "مريض|مريضة|حامل|مستشفى|سرطان", Private),
    ]],
    families: ["هي وهي", "هو وهو", ""],
    ..NONE
};
