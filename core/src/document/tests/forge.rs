//! Change chunks made by hand, with right checksums: what somebody would send who means harm and knows the format.

use sha2::{Digest, Sha256};

/// The columns of a change, by their number in the format.
pub(crate) const OBJECT_ACTOR: u64 = 0x01;
pub(crate) const OBJECT_COUNTER: u64 = 0x02;
pub(crate) const KEY_ACTOR: u64 = 0x11;
pub(crate) const KEY_COUNTER: u64 = 0x13;
pub(crate) const KEY_STRING: u64 = 0x15;
pub(crate) const INSERT: u64 = 0x34;
pub(crate) const ACTION: u64 = 0x42;
pub(crate) const VALUE_META: u64 = 0x56;
pub(crate) const VALUE: u64 = 0x57;
pub(crate) const PREDECESSORS: u64 = 0x70;
pub(crate) const MARK_NAME: u64 = 0xa5;

/// Actions of operations, by their number in the format.
pub(crate) const MAKE_MAP: u64 = 0;
pub(crate) const PUT: u64 = 1;
pub(crate) const MAKE_TEXT: u64 = 4;

/// A change in the making.
#[derive(Clone)]
pub(crate) struct Forged {
    pub(crate) dependencies: Vec<[u8; 32]>,
    pub(crate) actor: Vec<u8>,
    pub(crate) sequence: u64,
    pub(crate) first_operation: u64,
    pub(crate) columns: Vec<(u64, Vec<u8>)>,
}

impl Forged {
    pub(crate) fn new() -> Self {
        Self {
            dependencies: Vec::new(),
            actor: vec![7; 16],
            sequence: 1,
            first_operation: 1,
            columns: Vec::new(),
        }
    }

    /// The change that says it is a person, so that nothing but its faults is at fault.
    pub(crate) fn person() -> Self {
        let mut names = literal(1);
        names.extend(sized(b"record"));
        let mut word = sized(b"person");
        word.remove(0);
        Self::new()
            .column(KEY_STRING, names)
            .column(INSERT, unsigned(1))
            .column(ACTION, run(1, &unsigned(PUT)))
            .column(VALUE_META, run(1, &unsigned((6 << 4) | 6)))
            .column(VALUE, word)
            .column(PREDECESSORS, run(1, &unsigned(0)))
    }

    pub(crate) fn column(mut self, specification: u64, data: Vec<u8>) -> Self {
        self.columns.push((specification, data));
        self
    }

    pub(crate) fn after(mut self, dependency: [u8; 32], first_operation: u64) -> Self {
        self.dependencies = vec![dependency];
        self.first_operation = first_operation;
        self.actor = vec![8; 16];
        self
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        let mut body = unsigned(self.dependencies.len() as u64);
        body.extend(self.dependencies.concat());
        body.extend(sized(&self.actor));
        body.extend(
            [unsigned(self.sequence), unsigned(self.first_operation), signed(0), unsigned(0), unsigned(0)]
                .concat(),
        );
        body.extend(unsigned(self.columns.len() as u64));
        for (specification, data) in &self.columns {
            body.extend([unsigned(*specification), unsigned(data.len() as u64)].concat());
        }
        for (_, data) in &self.columns {
            body.extend(data);
        }
        body
    }

    pub(crate) fn chunk(&self) -> Vec<u8> {
        chunk(1, &self.body())
    }
}

/// A chunk of that type with a right checksum.
pub(crate) fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut hashed = vec![kind];
    hashed.extend(sized(body));
    let mut chunk = vec![0x85, 0x6f, 0x4a, 0x83];
    chunk.extend(Sha256::digest(&hashed).iter().take(4));
    chunk.extend(hashed);
    chunk
}

/// The hash by which other changes name this one.
pub(crate) fn hash(body: &[u8]) -> [u8; 32] {
    let mut hashed = vec![1];
    hashed.extend(sized(body));
    Sha256::digest(&hashed).into()
}

/// `times` operations that all say this.
pub(crate) fn run(times: u64, value: &[u8]) -> Vec<u8> {
    // A run of one is written as a literal.
    let mut bytes = if times == 1 { literal(1) } else { signed(i64::try_from(times).unwrap()) };
    bytes.extend(value);
    bytes
}

/// The head of that many values one after the other.
pub(crate) fn literal(values: i64) -> Vec<u8> {
    signed(-values)
}

pub(crate) fn nothing(times: u64) -> Vec<u8> {
    [signed(0), unsigned(times)].concat()
}

pub(crate) fn sized(bytes: &[u8]) -> Vec<u8> {
    let mut sized = unsigned(bytes.len() as u64);
    sized.extend(bytes);
    sized
}

pub(crate) fn unsigned(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

pub(crate) fn signed(mut value: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = u8::try_from(value & 0x7f).unwrap();
        value >>= 7;
        if (value == 0 && byte & 0x40 == 0) || (value == -1 && byte & 0x40 != 0) {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}
