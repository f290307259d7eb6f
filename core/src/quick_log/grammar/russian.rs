//! Russian: the sentences that come most.

use super::{
    Means::{Gave, Got, Met, MetByThem, Mine, Private, Theirs},
    Sure::Likely,
    anywhere,
    few::{NONE, fact, heavy},
    language::Language,
};
use crate::{
    model::{EntryKind, ExchangeKind, FactKind},
    quick_log::language::Tongue,
};

pub(super) const RUSSIAN: Language = Language {
    tongue: Tongue::Russian,
    small: "с и в на он она я мы не что к у его ее её за по от для о мне ей ему обедали сегодня вчера",
    irregular: &[&[
        "искать ищет искала",
        "переезжать переезжает переехала",
        "обещать обещала обещал",
        "нужен нужна нужно",
        "сказать сказала сказал",
        "работать работает",
        "любить любит",
        "играть играет",
        "ждать ждет",
        "болеть болеет",
    ]],
    classes: &[&[
        ("they", "она он они"),
        ("i", "я"),
        ("we", "мы"),
        ("them", "ей ему им ее его"),
        ("their", "ее его их"),
        ("me", "мне меня нам"),
        ("my", "мой моя наш наша"),
        ("and", "и а но"),
        ("joins", "и"),
        ("not", "не"),
        ("preposition", "с со в на к у о от для по"),
        ("kin", "жена муж сын дочь мать отец брат сестра дети мама папа"),
    ]],
    topics: &[(FactKind::Family, "жена муж сын дочь мать отец брат сестра дети свадьба беременна")],
    kinds: &[
        ("кофе", EntryKind::Coffee),
        ("обед", EntryKind::Lunch),
        ("обедали", EntryKind::Lunch),
        ("ужин", EntryKind::Dinner),
        ("чаи", EntryKind::Tea),
        ("созвон", EntryKind::Call),
        ("звонок", EntryKind::Call),
        ("встреча", EntryKind::Meeting),
    ],
    rules: &[&[
        anywhere("with", "с|со {o}", Met),
        anywhere(
            "at-theirs",
            "ужин|обед|чай|кофе|праздник|вечер|завтрак|ужинал|ужинала|обедал|обедала|был|была|были у {o}",
            Met,
        ),
        anywhere(
            "met",
            "встретила|встретил|видела|видел|увидел|увидела|навестил|навестила|столкнулся|столкнулась {o}",
            Met,
        ),
        anywhere(
            "came",
            "{o} зашел|зашла|заходил|заходила|звонил|звонила|позвонил|позвонила|написал|написала|рассказал|рассказала",
            MetByThem,
        ),
        fact("family", "#their #kin {t}", FactKind::Family),
        fact("promoted", "повысили|назначили|уволили|взяли ?{t}", FactKind::Role),
        anywhere(
            "i-will",
            "отправлю|пришлю|принесу|позвоню|напишу|дам|передам|покажу ?{o} {t}",
            Mine(Likely),
        ),
        anywhere("they-said", "пришлет|отправит|принесет|позвонит|даст|передаст {me} {t}", Theirs(Likely)),
        anywhere(
            "gave-me",
            "помог|помогла|дал|дала|прислал|прислала|показал|показала {me} {t}",
            Got(ExchangeKind::Help),
        ),
        anywhere(
            "gave-them",
            "помог|помогла|дал|дала|прислал|отправил|отправила|показал|показала {o} {t}",
            Gave(ExchangeKind::Help),
        ),
        fact("need", "ищет|нужен|нужна|нужно|нужны {t}", FactKind::Need),
        fact("moving-to", "переезжает|переехала|переехал|уезжает {t}", FactKind::Place),
        anywhere("i-promised", "обещала|обещал|должна|должен ?прислать ?отправить ?{o} {t}", Mine(Likely)),
        anywhere("they-said", "обещала|обещал {me} {t}", Theirs(Likely)),
        fact("joined", "работает|увольняется|переходит|возглавляет {t}", FactKind::Role),
        fact("loves", "любит|играет|увлекается {t}", FactKind::Interest),
        fact("baby", "ждет|родила|родился|беременна ?ребенка ?сына ?дочь", FactKind::Family),
        heavy("died", "умер|умерла|болен|больна|больнице|рак"),
        anywhere("health", "беременна|болен|больна|больнице|рак|операция", Private),
        anywhere("family", "умер|умерла|развод|похороны", Private),
        anywhere("in-confidence", "секрет|никому|конфиденциально", Private),
    ]],
    families: ["она ей ее", "он ему его", ""],
    ..NONE
};
