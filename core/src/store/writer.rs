//! The writer queue: one thread per process owns the one writing connection.
//!
//! Jobs run in the order they came, each in a savepoint of its own, several in one transaction while it is at most
//! [`BATCH`] old: one sync pays for all of them, and nobody waits long behind the others (measured: batches of 150 ms
//! gave a log beside a long write 336 ms at the 95th percentile). A job is acknowledged after its transaction is on
//! disk, never before.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use rusqlite::Connection;
use tokio::sync::watch;

use super::{Tx, connection::Location};
use crate::error::{Error, Result};

/// How old a transaction may grow before it is committed.
const BATCH: Duration = Duration::from_millis(20);

/// How often a watched journal looks for commits of other processes; the look costs 5 microseconds.
const LOOK: Duration = Duration::from_millis(100);

/// Runs in the transaction, if one could be begun, and is told afterwards whether it reached the disk.
type Job = Box<dyn FnOnce(Result<&Connection>) -> Ran + Send>;

/// A job that has run: whether its savepoint stands, whether it met a damaged page, and how to answer its caller.
struct Ran {
    stands: bool,
    damaged: bool,
    answer: Box<dyn FnOnce(Result<()>)>,
}

enum Order {
    Run(Job),
    /// Someone began to watch: from now on look for other processes.
    Watched,
}

/// The queue's end that callers hold.
#[derive(Debug)]
pub(crate) struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    revision: watch::Sender<u64>,
}

impl Writer {
    /// Starts the thread that owns this connection.
    pub(crate) fn start(location: Location, db: Connection) -> Result<Self> {
        let (orders, queue) = mpsc::channel();
        let revision = watch::Sender::new(0);
        let bump = revision.clone();
        let thread = std::thread::Builder::new()
            .name("hallway-writer".into())
            .spawn(move || serve(&location, db, &queue, &bump))
            .map_err(Error::internal)?;
        Ok(Self { orders: Some(orders), thread: Some(thread), revision })
    }

    /// Runs `job` in the next transaction and returns when that is on disk.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |db| {
            let outcome = db.and_then(|db| in_savepoint(db, job));
            Ran {
                stands: outcome.is_ok(),
                damaged: matches!(outcome, Err(Error::Damaged(_))),
                answer: Box::new(move |committed| {
                    // The caller may have gone away; its work is done all the same.
                    let _ = answer.send(outcome.and_then(|value| committed.map(|()| value)));
                }),
            }
        });
        self.send(Order::Run(job))?;
        answered.recv().map_err(|_| Error::internal("the writer stopped"))?
    }

    /// A stream of revisions: it goes up with every commit, ours and those of other processes. A slow reader skips.
    pub(crate) fn watch(&self) -> Result<watch::Receiver<u64>> {
        let receiver = self.revision.subscribe();
        self.send(Order::Watched)?;
        Ok(receiver)
    }

    fn send(&self, order: Order) -> Result<()> {
        let stopped = || Error::internal("the writer stopped");
        self.orders.as_ref().ok_or_else(stopped)?.send(order).map_err(|_| stopped())
    }
}

impl Drop for Writer {
    /// Waits for what is queued, then for the connection to close.
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has already been answered as an error.
            let _ = thread.join();
        }
    }
}

fn serve(location: &Location, mut db: Connection, queue: &Receiver<Order>, revision: &watch::Sender<u64>) {
    let mut seen = data_version(&db);
    loop {
        let order = if revision.receiver_count() == 0 {
            queue.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            queue.recv_timeout(LOOK)
        };
        match order {
            Ok(Order::Run(job)) => {
                let damaged = transaction(&mut db, job, queue, revision);
                // After a page that fails its check SQLCipher fails every later statement of the same connection.
                if damaged && let Ok(fresh) = location.connect() {
                    db = fresh;
                }
            }
            Ok(Order::Watched) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let now = data_version(&db);
        if now != seen {
            seen = now;
            revision.send_modify(|revision| *revision += 1);
        }
    }
}

/// One transaction: the first job, and whatever else is waiting while the transaction is young. True if a damaged page
/// was met.
fn transaction(
    db: &mut Connection,
    first: Job,
    queue: &Receiver<Order>,
    revision: &watch::Sender<u64>,
) -> bool {
    let begun = Instant::now();
    if let Err(error) = db.execute_batch("BEGIN IMMEDIATE") {
        let ran = first(Err(error.into()));
        (ran.answer)(Ok(()));
        return ran.damaged;
    }
    let mut ran = vec![first(Ok(db))];
    // A full disk makes SQLite end the transaction by itself; whatever had run in it is gone, and is answered so.
    while !db.is_autocommit() && begun.elapsed() < BATCH {
        match queue.try_recv() {
            Ok(Order::Run(job)) => ran.push(job(Ok(db))),
            Ok(Order::Watched) => {}
            Err(_) => break,
        }
    }
    let anything = ran.iter().any(|ran| ran.stands);
    let damaged = ran.iter().any(|ran| ran.damaged);
    let committed = if db.is_autocommit() {
        Err(Error::NotWritten("the transaction was cut short".to_owned()))
    } else {
        db.execute_batch(if anything { "COMMIT" } else { "ROLLBACK" }).map_err(Error::from)
    };
    if committed.is_err() && !db.is_autocommit() {
        let _ = db.execute_batch("ROLLBACK");
    }
    if committed.is_ok() && anything {
        revision.send_modify(|revision| *revision += 1);
    }
    for ran in ran {
        (ran.answer)(committed.as_ref().map_err(again).copied());
    }
    damaged
}

/// What a commit that failed says to each of those who waited for it.
fn again(error: &Error) -> Error {
    match error {
        Error::Busy => Error::Busy,
        Error::Damaged(why) => Error::Damaged(why.clone()),
        Error::NotWritten(why) => Error::NotWritten(why.clone()),
        other => Error::NotWritten(other.to_string()),
    }
}

/// Runs a job so that its failure, even a panic, takes back what it wrote and nothing else.
fn in_savepoint<T>(db: &Connection, job: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    db.execute_batch("SAVEPOINT job")?;
    let outcome = catch_unwind(AssertUnwindSafe(|| job(&Tx::new(db))))
        .unwrap_or_else(|_| Err(Error::internal("a change stopped half-way")));
    if outcome.is_err() && !db.is_autocommit() {
        db.execute_batch("ROLLBACK TO job")?;
    }
    if !db.is_autocommit() {
        db.execute_batch("RELEASE job")?;
    }
    outcome
}

/// Goes up when another connection commits; ours leave it alone.
fn data_version(db: &Connection) -> i64 {
    db.prepare_cached("PRAGMA data_version")
        .and_then(|mut look| look.query_row([], |row| row.get(0)))
        .unwrap_or(0)
}
