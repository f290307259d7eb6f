//! The two ends of a stream: frames in, frames out, and how long ago anything moved.
//!
//! A frame's room is taken from a fixed measure before its bytes are read, and grows as they come. Frames that wait to be
//! written are counted, so that their producer can stop. Nothing here looks into a frame.

use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    sync::{Notify, OwnedSemaphorePermit, Semaphore, mpsc},
    time::{Duration, Instant},
};

use super::frame::{self, HEAD, MAX_FIRST, MAX_FRAME};
use crate::sync::wire::Fault;

/// Bytes of frames that may wait to be handled, in units of [`UNIT`]: one of the largest, and some.
const WAITING_UNITS: usize = 8 << 10;
const UNIT: usize = 1 << 10;

/// Frames that may wait to be handled.
const WAITING: usize = 64;

/// Bytes of frames that may wait to be written before nothing more is taken in that could add to them.
const UNWRITTEN: usize = 8 << 20;

/// Bytes within a frame that count as a move. Less than that in half a minute is slower than any line: somebody keeps this
/// side waiting.
const MOVE: usize = 1 << 10;

/// Bytes that are read at once.
const PIECE: usize = 16 << 10;

/// When something last moved, and how much did.
#[derive(Debug, Clone)]
pub(super) struct Pace(Arc<Counts>);

#[derive(Debug)]
struct Counts {
    started: Instant,
    /// Milliseconds from the start to the last move.
    moved: AtomicU64,
    /// Bytes within frames since then.
    pieces: AtomicUsize,
    read: AtomicU64,
    written: AtomicU64,
    /// Bytes that wait to be written.
    unwritten: AtomicUsize,
    /// Some of them were.
    drained: Notify,
}

impl Pace {
    pub(super) fn new(started: Instant) -> Self {
        Self(Arc::new(Counts {
            started,
            moved: AtomicU64::new(0),
            pieces: AtomicUsize::new(0),
            read: AtomicU64::new(0),
            written: AtomicU64::new(0),
            unwritten: AtomicUsize::new(0),
            drained: Notify::new(),
        }))
    }

    /// Something moved just now.
    pub(super) fn moved(&self) {
        let passed = self.0.started.elapsed().as_millis();
        self.0.moved.store(u64::try_from(passed).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.0.pieces.store(0, Ordering::Relaxed);
    }

    /// Some bytes of a frame moved.
    fn moved_piece(&self, bytes: usize) {
        if self.0.pieces.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) >= MOVE {
            self.moved();
        }
    }

    /// When something last moved.
    pub(super) fn last_move(&self) -> Instant {
        self.0.started + Duration::from_millis(self.0.moved.load(Ordering::Relaxed))
    }

    /// Bytes of frames that were read and written.
    pub(super) fn bytes(&self) -> (u64, u64) {
        (self.0.read.load(Ordering::Relaxed), self.0.written.load(Ordering::Relaxed))
    }

    /// Whether more may be written.
    pub(super) fn has_room(&self) -> bool {
        self.0.unwritten.load(Ordering::Relaxed) < UNWRITTEN
    }

    /// Whether anything waits to be written.
    pub(super) fn is_writing(&self) -> bool {
        self.0.unwritten.load(Ordering::Relaxed) > 0
    }

    /// Waits until something was written.
    pub(super) async fn drained(&self) {
        self.0.drained.notified().await;
    }
}

/// What came out of the stream.
#[derive(Debug)]
pub(super) enum Arrival {
    /// What followed a frame's head, and how many bytes of payload it may hold; its room is given back when it is dropped.
    Frame { body: Vec<u8>, most: usize, room: OwnedSemaphorePermit },
    /// A head that announces what is never sent.
    Fault(Fault),
    /// The stream ended.
    End,
}

/// The reading end.
#[derive(Debug)]
pub(super) struct ReadHalf {
    pace: Pace,
    arrivals: mpsc::Sender<Arrival>,
    room: Arc<Semaphore>,
}

/// The reading end, and where its frames arrive.
pub(super) fn reading(pace: &Pace) -> (ReadHalf, mpsc::Receiver<Arrival>) {
    let (arrivals, inbox) = mpsc::channel(WAITING);
    (ReadHalf { pace: pace.clone(), arrivals, room: Arc::new(Semaphore::new(WAITING_UNITS)) }, inbox)
}

impl ReadHalf {
    /// Reads to the end, or to the first head that makes no sense.
    pub(super) async fn read(self, mut reader: impl AsyncRead + Unpin) {
        let mut most = MAX_FIRST;
        loop {
            let arrival = self.frame(&mut reader, most).await;
            let last = !matches!(arrival, Arrival::Frame { .. });
            if self.arrivals.send(arrival).await.is_err() || last {
                return;
            }
            most = MAX_FRAME;
        }
    }

    async fn frame(&self, reader: &mut (impl AsyncRead + Unpin), most: usize) -> Arrival {
        let mut head = [0; HEAD];
        if reader.read_exact(&mut head).await.is_err() {
            return Arrival::End;
        }
        let length = match frame::length(head, most) {
            Ok(length) => length,
            Err(fault) => return Arrival::Fault(fault),
        };
        let units = u32::try_from(length.div_ceil(UNIT)).unwrap_or(u32::MAX);
        let Ok(room) = Arc::clone(&self.room).acquire_many_owned(units).await else { return Arrival::End };
        let mut body = Vec::new();
        let mut piece = vec![0; PIECE.min(length)];
        while body.len() < length {
            let missing = piece.len().min(length - body.len());
            let Some(place) = piece.get_mut(..missing) else { return Arrival::End };
            match reader.read(place).await {
                Ok(0) | Err(_) => return Arrival::End,
                Ok(count) => {
                    body.extend(piece.iter().take(count));
                    self.pace.moved_piece(count);
                }
            }
        }
        let bytes = u64::try_from(length + HEAD).unwrap_or(u64::MAX);
        self.pace.0.read.fetch_add(bytes, Ordering::Relaxed);
        Arrival::Frame { body, most, room }
    }
}

/// Where frames are put to be written.
#[derive(Debug)]
pub(super) struct Outbox {
    pace: Pace,
    frames: mpsc::UnboundedSender<Vec<u8>>,
}

impl Outbox {
    /// Puts a frame behind the others.
    pub(super) fn put(&self, frame: Vec<u8>) {
        self.pace.0.unwritten.fetch_add(frame.len(), Ordering::Relaxed);
        // Once the stream is gone nobody misses it; the reading end says so.
        let _ = self.frames.send(frame);
    }
}

/// The writing end.
#[derive(Debug)]
pub(super) struct WriteHalf {
    pace: Pace,
    frames: mpsc::UnboundedReceiver<Vec<u8>>,
}

/// The writing end, and where its frames are put.
pub(super) fn writing(pace: &Pace) -> (Outbox, WriteHalf) {
    let (frames, queue) = mpsc::unbounded_channel();
    (Outbox { pace: pace.clone(), frames }, WriteHalf { pace: pace.clone(), frames: queue })
}

impl WriteHalf {
    /// Writes until the outbox is dropped and empty, or the stream takes no more.
    pub(super) async fn write(mut self, mut writer: impl AsyncWrite + Unpin) {
        while let Some(frame) = self.frames.recv().await {
            let mut rest = frame.as_slice();
            while !rest.is_empty() {
                match writer.write(rest).await {
                    Ok(0) | Err(_) => return,
                    Ok(count) => {
                        rest = rest.get(count..).unwrap_or_default();
                        self.pace.moved_piece(count);
                    }
                }
            }
            self.pace.moved();
            let bytes = u64::try_from(frame.len()).unwrap_or(u64::MAX);
            self.pace.0.written.fetch_add(bytes, Ordering::Relaxed);
            self.pace.0.unwritten.fetch_sub(frame.len(), Ordering::Relaxed);
            self.pace.0.drained.notify_one();
            if self.frames.is_empty() && writer.flush().await.is_err() {
                return;
            }
        }
        let _ = writer.shutdown().await;
    }
}
