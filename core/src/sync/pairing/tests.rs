//! Host, joiners and attackers, driven by a seeded simulator that delays, interleaves and cuts.

use std::collections::{BTreeMap, VecDeque};

use proptest::prelude::*;

use super::*;
use crate::model::JournalId;

const SECRET: [u8; 16] = [5; 16];

fn id(n: u8) -> EndpointId {
    EndpointId::from_bytes([n; 32])
}

fn host() -> EndpointId {
    id(255)
}

fn showing() -> Showing {
    let journal = JournalId::from_bytes([1; 16]);
    Showing { me: host(), name: "laptop".into(), journal, secret: SECRET, lives: TICKET_LIVES }
}

/// A small generator: what a seed gives is the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

/// How a device that has no business here tries.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// It never saw the code.
    Guesses,
    /// It saw the code on the screen and knows all of it.
    Photographed,
    /// It says again what it heard the user's own device say.
    Repeats,
    /// It says anything, in any order.
    Babbles,
}

enum Party {
    Own(Joiner),
    Stranger(Way, Joiner),
}

/// A connection between the host and one device.
struct Wire {
    peer: EndpointId,
    party: Party,
    to_host: VecDeque<PairingMessage>,
    to_peer: VecDeque<PairingMessage>,
    open: bool,
}

/// Everything outside the host's machine.
struct World {
    now: Duration,
    host: Host,
    wires: BTreeMap<Line, Wire>,
    /// What the user's own device shows.
    screen: Option<String>,
    /// What the host asks its user.
    asked: Option<(String, EndpointId)>,
    let_in: Vec<EndpointId>,
    /// Messages the user's own device sent.
    heard: Vec<PairingMessage>,
    told: Vec<(EndpointId, PairingRefusal)>,
    paired: Vec<EndpointId>,
    over: Option<(PairingRefusal, Option<String>)>,
    joined: bool,
    has_records: bool,
    /// The journal that the joiner keeps already.
    journal: Option<JournalId>,
}

impl World {
    fn new(has_records: bool) -> Self {
        let now = Duration::from_secs(1_000);
        Self {
            now,
            host: Host::new(showing(), now),
            wires: BTreeMap::new(),
            screen: None,
            asked: None,
            let_in: Vec::new(),
            heard: Vec::new(),
            told: Vec::new(),
            paired: Vec::new(),
            over: None,
            joined: false,
            has_records,
            journal: None,
        }
    }

    /// A new connection; its bytes are its own.
    fn connect(&mut self, peer: EndpointId, stranger: Option<Way>) -> Line {
        let line = self.wires.len() as Line;
        let channel = [u8::try_from(line % 251).unwrap(); 32];
        let secret =
            if stranger == Some(Way::Guesses) { [u8::try_from(line % 4).unwrap(); 16] } else { SECRET };
        let own = Own { journal: self.journal, has_records: stranger.is_none() && self.has_records };
        let joiner = Joiner::new(peer, host(), format!("device {line}"), secret, own, self.now);
        let party = match stranger {
            None => Party::Own(joiner),
            Some(way) => Party::Stranger(way, joiner),
        };
        let wire = Wire { peer, party, to_host: VecDeque::new(), to_peer: VecDeque::new(), open: true };
        self.wires.insert(line, wire);
        let out = self.host.handle(HostInput::Connected { line, peer, channel }, self.now);
        self.host_said(out);
        self.tell_peer(line, JoinerInput::Connected { channel });
        line
    }

    fn host_said(&mut self, outputs: Vec<HostOutput>) {
        for output in outputs {
            match output {
                HostOutput::Say { line, message } => {
                    if let Some(wire) = self.wires.get_mut(&line) {
                        wire.to_peer.push_back(message);
                    }
                }
                HostOutput::HangUp { line } => {
                    if let Some(wire) = self.wires.get_mut(&line) {
                        wire.open = false;
                    }
                }
                HostOutput::Ask { digits, peer, .. } => self.asked = Some((digits, peer)),
                HostOutput::LetIn { peer, .. } => {
                    self.let_in.push(peer);
                    let input = HostInput::LetIn { journal: JournalId::from_bytes([1; 16]), members: vec![] };
                    let out = self.host.handle(input, self.now);
                    self.host_said(out);
                }
                HostOutput::Paired { peer, .. } => self.paired.push(peer),
                HostOutput::Over { why, let_in } => self.over = Some((why, let_in)),
            }
        }
    }

    fn tell_peer(&mut self, line: Line, input: JoinerInput) {
        let now = self.now;
        let Some(wire) = self.wires.get_mut(&line) else { return };
        let (own, joiner) = match &mut wire.party {
            Party::Own(joiner) => (true, joiner),
            Party::Stranger(_, joiner) => (false, joiner),
        };
        let mut outputs = VecDeque::from(joiner.handle(input, now));
        while let Some(output) = outputs.pop_front() {
            match output {
                JoinerOutput::Say(message) => {
                    if own {
                        self.heard.push(message.clone());
                    }
                    if wire.open {
                        wire.to_host.push_back(message);
                    }
                }
                JoinerOutput::Digits { digits, .. } if own => self.screen = Some(digits),
                JoinerOutput::Join { .. } => {
                    self.joined |= own;
                    outputs.extend(joiner.handle(JoinerInput::Joined, now));
                }
                JoinerOutput::Over(why) => self.told.push((wire.peer, why)),
                JoinerOutput::Digits { .. } | JoinerOutput::AskToKeepBoth | JoinerOutput::Paired { .. } => {}
            }
        }
    }

    /// Carries one message to the host, if there is one.
    fn carry_to_host(&mut self, line: Line, chance: &mut Chance) {
        let now = self.now;
        let heard = self.heard.clone();
        let Some(wire) = self.wires.get_mut(&line) else { return };
        let Some(mut message) = wire.to_host.pop_front() else { return };
        if let Party::Stranger(way, _) = &wire.party {
            match way {
                Way::Repeats if !heard.is_empty() => message = heard[chance.below(heard.len())].clone(),
                Way::Babbles => {
                    message = match chance.below(4) {
                        0 => PairingMessage::Ready,
                        1 => PairingMessage::Joined,
                        2 => PairingMessage::admitted(JournalId::from_bytes([7; 16]), vec![]),
                        _ => PairingMessage::Refused(PairingRefusal::Declined),
                    }
                }
                _ => {}
            }
        }
        let out = self.host.handle(HostInput::Heard { line, message }, now);
        self.host_said(out);
    }

    fn carry_to_peer(&mut self, line: Line) {
        let Some(wire) = self.wires.get_mut(&line) else { return };
        let input = match wire.to_peer.pop_front() {
            Some(message) => JoinerInput::Heard(message),
            None if !wire.open => JoinerInput::Lost,
            None => return,
        };
        self.tell_peer(line, input);
    }

    fn cut(&mut self, line: Line) {
        if let Some(wire) = self.wires.get_mut(&line) {
            wire.open = false;
            wire.to_host.clear();
            wire.to_peer.clear();
        }
        let out = self.host.handle(HostInput::Lost { line }, self.now);
        self.host_said(out);
    }

    fn answer(&mut self, same: bool) {
        let out = self.host.handle(HostInput::Answered { same }, self.now);
        self.host_said(out);
    }

    fn wait(&mut self, time: Duration) {
        self.now += time;
        let out = self.host.handle(HostInput::Waited, self.now);
        self.host_said(out);
        for line in self.wires.keys().copied().collect::<Vec<_>>() {
            self.tell_peer(line, JoinerInput::Waited);
        }
    }

    /// Carries everything there is until all is quiet.
    fn settle(&mut self) {
        let mut chance = Chance(1);
        loop {
            let waiting = |wire: &Wire| !wire.to_host.is_empty() || !wire.to_peer.is_empty();
            let Some(line) = self.wires.iter().find(|(_, wire)| waiting(wire)).map(|(line, _)| *line) else {
                return;
            };
            self.carry_to_host(line, &mut chance);
            if self.wires.get(&line).is_some_and(|wire| !wire.to_peer.is_empty()) {
                self.carry_to_peer(line);
            }
        }
    }

    fn told(&self, peer: EndpointId) -> Option<PairingRefusal> {
        self.told.iter().find(|(who, _)| *who == peer).map(|(_, why)| *why)
    }
}

#[test]
fn a_device_that_saw_the_code_is_let_in_after_both_showed_the_same_digits() {
    let mut world = World::new(false);
    world.connect(id(1), None);
    world.settle();
    assert_eq!(world.asked.as_ref().map(|(digits, _)| digits), world.screen.as_ref());
    assert_eq!(world.screen.as_ref().unwrap().len(), "123 456".len());
    assert!(world.let_in.is_empty(), "nobody is in before the host's user said so");
    world.answer(true);
    world.settle();
    assert_eq!((world.let_in, world.paired, world.joined), (vec![id(1)], vec![id(1)], true));
    assert!(world.host.is_over());
}

#[test]
fn a_device_with_records_of_its_own_joins_only_after_its_user_agreed_too() {
    for keep_both in [true, false] {
        let mut world = World::new(true);
        let line = world.connect(id(1), None);
        world.settle();
        world.answer(true);
        world.settle();
        assert!(world.let_in.is_empty());
        world.tell_peer(line, JoinerInput::Answered { keep_both });
        world.settle();
        assert_eq!(world.let_in.len(), usize::from(keep_both));
        assert_eq!(world.over.is_some(), !keep_both);
    }
}

#[test]
fn a_device_that_keeps_the_same_journal_already_is_not_asked_whether_to_keep_both() {
    let mut world = World::new(true);
    world.journal = Some(JournalId::from_bytes([1; 16]));
    world.connect(id(1), None);
    world.settle();
    world.answer(true);
    world.settle();
    assert_eq!(world.paired, [id(1)]);
}

#[test]
fn a_no_on_the_host_lets_nobody_in_and_says_so() {
    let mut world = World::new(false);
    world.connect(id(1), None);
    world.settle();
    world.answer(false);
    world.settle();
    assert!(world.let_in.is_empty() && !world.joined);
    assert_eq!(world.told(id(1)), Some(PairingRefusal::Declined));
    assert_eq!(world.over, Some((PairingRefusal::Declined, None)));
}

#[test]
fn the_second_of_two_devices_with_the_code_is_told_that_it_is_used() {
    let mut world = World::new(false);
    world.connect(id(1), None);
    world.settle();
    world.connect(id(2), Some(Way::Photographed));
    world.settle();
    assert_eq!(world.told(id(2)), Some(PairingRefusal::Used));
    world.answer(true);
    world.settle();
    assert_eq!(world.paired, [id(1)]);
}

#[test]
fn a_code_is_good_for_two_minutes() {
    let mut world = World::new(false);
    world.wait(TICKET_LIVES.saturating_sub(Duration::from_millis(1)));
    assert!(!world.host.is_over());
    world.wait(Duration::from_millis(1));
    assert_eq!(world.over, Some((PairingRefusal::Expired, None)));
    let line = world.connect(id(1), None);
    assert!(!world.wires[&line].open);
    assert!(world.asked.is_none());
}

#[test]
fn a_code_may_be_good_for_less_than_two_minutes_and_never_for_more() {
    let second = Duration::from_secs(1);
    for (lives, good) in [(second, second), (TICKET_LIVES.saturating_mul(2), TICKET_LIVES)] {
        let mut host = Host::new(Showing { lives, ..showing() }, Duration::ZERO);
        assert_eq!(host.due(), Some(good));
        host.handle(HostInput::Waited, good);
        assert!(host.is_over());
    }
}

#[test]
fn wrong_proofs_have_to_wait_and_do_not_use_the_code_up() {
    let mut world = World::new(false);
    for n in 0..40 {
        world.connect(id(n), Some(Way::Guesses));
        world.settle();
    }
    let count = |why| world.told.iter().filter(|(_, told)| *told == why).count();
    assert_eq!((count(PairingRefusal::Wrong), count(PairingRefusal::Busy)), (8, 32));
    world.connect(id(99), None);
    world.settle();
    assert_eq!(world.told(id(99)), Some(PairingRefusal::Busy), "its turn comes in half a second");
    world.wait(Duration::from_millis(500));
    world.connect(id(100), None);
    world.settle();
    world.answer(true);
    world.settle();
    assert_eq!(world.paired, [id(100)]);
}

#[test]
fn a_photographed_code_reaches_the_digits_and_no_further_than_the_users_yes() {
    for yes in [false, true] {
        let mut world = World::new(false);
        world.connect(id(66), Some(Way::Photographed));
        world.settle();
        assert_eq!(world.asked.as_ref().map(|(_, peer)| *peer), Some(id(66)));
        assert_eq!(world.screen, None, "no device of the user shows these digits");
        world.answer(yes);
        world.settle();
        assert_eq!(world.let_in.len(), usize::from(yes));
    }
}

#[test]
fn of_400_attackers_none_is_let_in_by_a_user_who_compares_the_digits() {
    let ways = [Way::Guesses, Way::Photographed, Way::Repeats, Way::Babbles];
    let (mut attackers, mut asked_for_one, mut paired) = (0, 0, 0);
    for seed in 1..=50_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut world = World::new(false);
        let (mut left, mut own) = (8_u8, false);
        for _ in 0..400 {
            let line = chance.below(world.wires.len().max(1)) as Line;
            match chance.below(12) {
                0 if left > 0 => {
                    left -= 1;
                    attackers += 1;
                    // Some come long after.
                    if chance.below(12) == 0 {
                        world.wait(Duration::from_secs(50));
                    }
                    let way = ways[chance.below(ways.len())];
                    world.connect(id(left + 1), Some(way));
                }
                1 if !own => {
                    own = true;
                    world.connect(id(200), None);
                }
                2 => world.wait(Duration::from_millis(chance.below(300) as u64)),
                3 if chance.below(20) == 0 => world.cut(line),
                4 | 5 => {
                    if let Some((digits, peer)) = world.asked.take() {
                        asked_for_one += usize::from(peer != id(200));
                        let same = world.screen.as_ref() == Some(&digits);
                        world.answer(same);
                    }
                }
                6..=8 => world.carry_to_host(line, &mut chance),
                _ => world.carry_to_peer(line),
            }
        }
        assert!(world.let_in.iter().all(|peer| *peer == id(200)), "seed {seed}: {:?}", world.let_in);
        paired += usize::from(!world.paired.is_empty());
    }
    assert_eq!(attackers, 400);
    assert!(asked_for_one > 0 && paired > 0, "{asked_for_one} attackers reached the digits, {paired} paired");
}

#[test]
fn a_line_that_breaks_at_any_message_leaves_nobody_in_or_is_mended_by_pairing_again() {
    let mut seen = (0, 0);
    for cut_after in 0..8 {
        let mut world = World::new(false);
        let line = world.connect(id(1), None);
        let mut chance = Chance(1);
        for step in 0..8 {
            if step == cut_after {
                world.cut(line);
                world.carry_to_peer(line);
            } else if step % 2 == 0 {
                world.carry_to_host(line, &mut chance);
            } else {
                world.carry_to_peer(line);
            }
            if world.asked.take().is_some() {
                world.answer(true);
            }
        }
        // Joined without being let in is the one state that nothing mends.
        assert!(!world.joined || !world.let_in.is_empty(), "cut after {cut_after}");
        if world.let_in.is_empty() {
            seen.0 += 1;
        } else if let Some((_, let_in)) = &world.over {
            seen.1 += 1;
            assert!(let_in.is_some(), "the host's user hears whom it let in: cut after {cut_after}");
        }
        let mut again = World::new(false);
        again.connect(id(1), None);
        again.settle();
        again.answer(true);
        again.settle();
        assert_eq!(again.paired, [id(1)]);
    }
    assert!(seen.0 > 0 && seen.1 > 0, "{seen:?}");
}

#[test]
fn a_proof_is_worth_nothing_on_another_connection_for_another_device_or_the_other_way() {
    let secret = Secret::new(SECRET);
    let bond = Bond { host: host(), joiner: id(1), channel: [3; 32] };
    let proof = bond.proof(&secret, PairingRole::Joiner);
    assert!(bond.holds(&secret, PairingRole::Joiner, &proof));
    assert!(!bond.holds(&secret, PairingRole::Host, &proof));
    for other in [
        Bond { channel: [4; 32], ..bond },
        Bond { joiner: id(2), ..bond },
        Bond { host: id(2), ..bond },
        Bond { host: bond.joiner, joiner: bond.host, ..bond },
    ] {
        assert!(!other.holds(&secret, PairingRole::Joiner, &proof));
    }
    assert!(!bond.holds(&Secret::new([6; 16]), PairingRole::Joiner, &proof));
}

#[test]
fn the_proofs_and_digits_are_what_another_implementation_computes() {
    let bond = Bond { host: host(), joiner: id(1), channel: [3; 32] };
    let secret = Secret::new(SECRET);
    let hex = |role| data_encoding::HEXLOWER.encode(&bond.proof(&secret, role));
    insta::assert_snapshot!(format!(
        "joiner {}\nhost {}\ndigits {}",
        hex(PairingRole::Joiner),
        hex(PairingRole::Host),
        bond.digits(&secret)
    ));
}

#[test]
fn a_host_that_does_not_know_the_secret_is_not_joined() {
    let now = Duration::ZERO;
    let mut joiner =
        Joiner::new(id(1), host(), "phone".into(), SECRET, Own { journal: None, has_records: false }, now);
    joiner.handle(JoinerInput::Connected { channel: [3; 32] }, now);
    let welcome = PairingMessage::Welcome { name: "laptop".into(), proof: [0; 32], journal: [1; 16] };
    let out = joiner.handle(JoinerInput::Heard(welcome), now);
    assert_eq!(out.last(), Some(&JoinerOutput::Over(PairingRefusal::Wrong)));
}

fn any_input() -> impl Strategy<Value = HostInput> {
    let line = 0..3_u64;
    let message = prop_oneof![
        Just(PairingMessage::Ready),
        Just(PairingMessage::Joined),
        Just(PairingMessage::Refused(PairingRefusal::Declined)),
        (0..3_u8).prop_map(|n| {
            let bond = Bond { host: host(), joiner: id(n), channel: [n; 32] };
            let proof = bond.proof(&Secret::new(SECRET), PairingRole::Joiner);
            PairingMessage::Knock { protocol: 1, name: String::new(), proof }
        }),
    ];
    prop_oneof![
        (0..3_u8).prop_map(|n| HostInput::Connected { line: n.into(), peer: id(n), channel: [n; 32] }),
        (line.clone(), message).prop_map(|(line, message)| HostInput::Heard { line, message }),
        line.clone().prop_map(|line| HostInput::Garbled { line }),
        line.prop_map(|line| HostInput::Lost { line }),
        any::<bool>().prop_map(|same| HostInput::Answered { same }),
        Just(HostInput::LetIn { journal: JournalId::from_bytes([1; 16]), members: vec![] }),
        Just(HostInput::NotLetIn(PairingRefusal::Failed)),
        Just(HostInput::Waited),
    ]
}

proptest! {
    #[test]
    fn whatever_comes_in_whatever_order_nobody_is_let_in_without_a_yes_to_digits_that_were_shown(
        inputs in prop::collection::vec((any_input(), 0..400_u64), 1..60)
    ) {
        let mut now = Duration::ZERO;
        let mut host = Host::new(showing(), now);
        let (mut asked, mut yes, mut let_in) = (None, false, 0);
        for (input, wait) in inputs {
            now += Duration::from_millis(wait);
            yes |= matches!(input, HostInput::Answered { same: true }) && asked.is_some();
            for output in host.handle(input, now) {
                match output {
                    HostOutput::Ask { peer, .. } => {
                        prop_assert!(asked.is_none(), "a code is used once");
                        asked = Some(peer);
                    }
                    HostOutput::LetIn { peer, .. } => {
                        let_in += 1;
                        prop_assert!(yes && asked == Some(peer) && let_in == 1);
                    }
                    _ => {}
                }
            }
        }
    }
}
