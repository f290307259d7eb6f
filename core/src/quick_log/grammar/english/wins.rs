//! What went well for the user.

use crate::quick_log::grammar::{
    Means::Win,
    Rule,
    Who::{Any, Me, Thing},
    start, verb,
};

pub(super) const RULES: &[Rule] = &[
    verb("win", Me, "~get {my} * into|in|published|accepted|through {t}", Win),
    verb(
        "win",
        Me,
        "~get the|a|our paper|article|book|chapter|piece|proposal|bid|grant|bill|story into|in|published|accepted|through ?{t}",
        Win,
    ),
    verb("win", Me, "~take|~get|~win ?the gold|silver|bronze|first|second|third ?{t}", Win),
    verb("win", Any, "~extend|~renew|~approve|~accept|~greenlight {my} {t}", Win),
    verb(
        "win",
        Me,
        "~win|~close|~land|~ship|~launch|~release|~publish|~secure|~nail|~ace|~clinch|~bag {t}",
        Win,
    ),
    verb("win", Me, "~sign the|a|our|acme {t}", Win),
    verb(
        "win",
        Me,
        "~get promoted|accepted|funded|approved|shortlisted|nominated|published|elected|selected|hired ?to ?at ?for",
        Win,
    ),
    verb(
        "win",
        Me,
        "~get|~receive|~win the|a|an|my * grant|award|prize|job|promotion|offer|budget|approval|go-ahead|green|contract|deal|distinction|funding|raise|nod|scholarship|place|slot|spot|seat|role|part|lead|keynote|interview|visa|position|fellowship|residency|commission|licence|license|permission|extension|certificate|medal|degree|distinction|nomination|invitation|vote|votes",
        Win,
    ),
    verb("win", Me, "~pass the|my|our|a {t}", Win),
    verb(
        "win",
        Me,
        "~hit|~beat|~exceed|~smash|~reach|~meet|~make the|our|my|all|every * target|targets|deadline|goal|goals|number|numbers|quota|milestone|budget|forecast",
        Win,
    ),
    verb(
        "win",
        Me,
        "~finish|~deliver|~complete the|our|my * early|ahead|project|migration|audit|rollout|report|release|handover",
        Win,
    ),
    verb(
        "win",
        Me,
        "~be promoted|accepted|selected|shortlisted|nominated|elected|awarded|chosen|named|asked to ?keynote ?speak",
        Win,
    ),
    verb(
        "win",
        Me,
        "~cut|~reduce|~halve|~double|~triple|~save|~bring|~raise|~increase ?down ?up ?the ?our ?us * by|to|from|in {t}",
        Win,
    ),
    verb("win", Thing, "~go live|out|down|through", Win),
    verb(
        "win",
        Thing,
        "~ship|~launch|~renew|~pass|~win|~land|~break|~double|~triple|~merge|~succeed|~survive",
        Win,
    ),
    verb(
        "win",
        Thing,
        "~be|~get accepted|approved|funded|selected|shortlisted|published|merged|renewed|signed|chosen|featured|awarded|live|shipped|launched|green|greenlit|certified|nominated",
        Win,
    ),
    verb(
        "win",
        Thing,
        "~hit|~beat|~exceed|~smash|~reach|~meet * target|targets|deadline|goal|number|numbers|quota|users|customers|milestone",
        Win,
    ),
    verb(
        "win",
        Thing,
        "~approve|~accept|~fund|~sign|~choose|~pick|~award|~renew|~select|~shortlist|~publish|~adopt|~back|~greenlight {my} {t}",
        Win,
    ),
    verb("win", Thing, "~sign|~wave off|through ?on {my} {t}", Win),
    verb("win", Thing, "~be|~go up ?by", Win),
    verb("win", Thing, "~come|~go|~get ?in ?out through|in|first|top|second|third|past", Win),
    verb("win", Thing, "~find|~rule|~decide|~vote for|with {me} ?{t}", Win),
    verb("win", Thing, "~rule|~decide|~find in {my} favour|favor", Win),
    verb("win", Thing, "~sell out", Win),
    verb("win", Thing, "~come out on|ahead ?top", Win),
    verb("win", Thing, "~say yes|~give ?{me} ?the green|go-ahead|nod|okay ?light ?to ?{t}", Win),
    start("win", "big|small|little|nice|great|huge ?personal win ?today ?for ?me ?us {t}", Win),
    start(
        "win",
        "our|my|the first ?ever ?paying ?big ?real ?major ?new customer|client|sale|order|deal|subscriber|paper|booking|contract|win|commission {t}",
        Win,
    ),
    start(
        "win",
        "first ?ever ?paying ?big ?real ?major ?new customer|client|sale|order|deal|subscriber|paper|booking|contract|win|commission ?{t}",
        Win,
    ),
    start("win", "finally shipped|launched|closed|signed|released|published|passed|won {t}", Win),
];
