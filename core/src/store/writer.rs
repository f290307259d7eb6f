//! The writer queue: one connection per process writes.
//!
//! A job that finds nobody at it runs at once, on its caller's thread: no other has to wake up for one line. Every other one
//! queues for the writer's thread. Jobs run in the order they came, each in a savepoint of its own, several in one
//! transaction while it is at most [`BATCH`] old: one sync pays for all of them, and nobody waits long behind the others
//! (measured: batches of 150 ms gave a log beside a long write 336 ms at the 95th percentile). A job is acknowledged after
//! its transaction is on disk, never before.
//!
//! Work that comes from elsewhere and may be long, such as a first sync, waits behind the jobs: it is done in steps of a
//! few milliseconds, each in a savepoint of its own, and a job that comes meanwhile waits for one step and not for the
//! rest. Such work is never starved either: of two transactions in a row one has a step of it. While no job comes, such
//! work has longer transactions, and so fewer syncs; a job ends the one it finds, and for a second keeps the next ones
//! short.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use rusqlite::Connection;
use tokio::sync::watch;

use super::{
    Snapshot, Tx,
    connection::{self, Location},
    damage::cause,
    writing::{IDLE, Writing, WritingConnection, WritingState},
};
use crate::error::{Error, Result};

/// How old a transaction may grow before it is committed.
const BATCH: Duration = Duration::from_millis(20);

/// How old a transaction may grow on steps of long work alone: what it writes is synced before a job's turn.
const BATCH_BEHIND: Duration = Duration::from_millis(8);

/// The same when no job came for [`QUIET`]: every transaction costs a sync and rewrites each page it touches.
const BATCH_UNDISTURBED: Duration = Duration::from_millis(50);

/// How long after a job another one is expected.
const QUIET: Duration = Duration::from_secs(1);

/// How often a watched journal looks for commits of other processes; the look costs 5 microseconds.
const LOOK: Duration = Duration::from_millis(100);

/// The same once nothing has changed for [`RESTED`]: a service that stays for days should cost next to nothing.
const LOOK_RESTED: Duration = Duration::from_millis(400);

/// After how long without a change the journal counts as at rest.
const RESTED: Duration = Duration::from_mins(1);

/// Runs in the transaction, if one could be begun, and is told afterwards whether it reached the disk.
type WriteJob = Box<dyn FnOnce(Result<&Connection>) -> Ran + Send>;

/// A job that has run: whether its savepoint stands, whether it met a damaged page, and how to answer its caller.
struct Ran {
    stands: bool,
    damaged: bool,
    answer: Box<dyn FnOnce(Result<()>)>,
}

/// Long work, called once for each of its steps.
type Work = Box<dyn FnMut(Result<&Connection>) -> Stepped + Send>;

/// Where long work is after a step.
enum Stepped {
    More,
    Ended(Ran),
}

/// Long work on its way; its answer comes when all of it is on disk.
#[derive(Debug)]
pub(crate) struct Pending<T> {
    answered: Receiver<Result<T>>,
    location: Location,
}

impl<T> Pending<T> {
    /// Waits for the end of the work. If it failed, the steps before that stand.
    pub(crate) fn wait(self) -> Result<T> {
        let answer = self.answered.recv().map_err(|_| Error::internal("the writer stopped"))?;
        answer.map_err(|error| cause(&self.location, error))
    }
}

enum Order {
    Run(WriteJob),
    Behind(Work),
    /// Someone began to watch: from now on look for other processes.
    Watched,
    /// A caller wrote by itself, and nothing was due to be done: from now on the log is to be folded.
    Written,
}

/// The queue's end that callers hold.
#[derive(Debug)]
pub(crate) struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    revision: watch::Sender<u64>,
    connection: Arc<WritingConnection>,
    /// Every job and all long work on its way has a clone of it.
    under_way: Arc<()>,
}

impl Writer {
    /// Starts the thread that serves the queue of this connection.
    pub(crate) fn start(location: Location, db: Connection) -> Result<Self> {
        let (orders, queue) = mpsc::channel();
        let revision = watch::Sender::new(0);
        let bump = revision.clone();
        let connection = Arc::new(WritingConnection::new(location, db));
        let served = Arc::clone(&connection);
        let thread = std::thread::Builder::new()
            .name("hallway-writer".into())
            .spawn(move || serve(&served, &queue, &bump))
            .map_err(|why| Error::NoResources(format!("thread ({why})")))?;
        let (orders, thread) = (Some(orders), Some(thread));
        Ok(Self { orders, thread, revision, connection, under_way: Arc::default() })
    }

    /// The connection, if nobody is at it and nothing waits for it.
    fn idle(&self) -> Option<Writing<'_>> {
        (Arc::strong_count(&self.under_way) == 1).then(|| self.connection.take_if_free()).flatten()
    }

    /// Asks on the connection that writes, if nobody is at it; otherwise gives the question back. What it has read it
    /// still has after its own commits; a reader's pages are all stale after each. A log that comes meanwhile waits for
    /// the answer: only what is short may be asked.
    pub(crate) fn ask<T, A: FnOnce(&Snapshot<'_>) -> Result<T>>(
        &self,
        ask: A,
    ) -> std::result::Result<Result<T>, A> {
        match self.idle() {
            Some(mut writing) => Ok(writing.ask(ask)),
            None => Err(ask),
        }
    }

    /// Runs `job` in the next transaction and returns when that is on disk.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = mpsc::sync_channel(1);
        let (idle, under_way) = (self.idle(), Arc::clone(&self.under_way));
        let job: WriteJob = Box::new(move |db| {
            let outcome = db.and_then(|db| in_savepoint(db, job));
            Ran {
                stands: outcome.is_ok(),
                damaged: matches!(outcome, Err(Error::Damaged(_))),
                answer: Box::new(move |committed| {
                    // The caller may have gone away; its work is done all the same.
                    let _ = answer.send(outcome.and_then(|value| committed.map(|()| value)));
                    drop(under_way);
                }),
            }
        });
        match idle {
            Some(writing) => self.at_once(writing, job)?,
            None => self.send(Order::Run(job))?,
        }
        answered.recv().map_err(|_| Error::internal("the writer stopped"))?
    }

    /// Runs a job on this thread, in a transaction of its own.
    fn at_once(&self, mut writing: Writing<'_>, job: WriteJob) -> Result<()> {
        let slept = writing.fold_at.is_none();
        transaction(&mut writing, &mut Queue::of(job), &self.revision);
        // The thread has slept until somebody sends it something.
        if slept && writing.fold_at.is_some() { self.send(Order::Written) } else { Ok(()) }
    }

    /// Begins work that waits behind every job. `work` is called for one step after the other, of a few milliseconds
    /// each, until it answers; each step stands or falls by itself.
    pub(crate) fn behind<T: Send + 'static>(
        &self,
        location: &Location,
        mut work: impl FnMut(&Tx<'_>) -> Result<Option<T>> + Send + 'static,
    ) -> Result<Pending<T>> {
        let (answer, answered) = mpsc::sync_channel(1);
        let under_way = Arc::clone(&self.under_way);
        let work: Work = Box::new(move |db| {
            let outcome = match db.and_then(|db| in_savepoint(db, &mut work)) {
                Ok(None) => return Stepped::More,
                Ok(Some(value)) => Ok(value),
                Err(error) => Err(error),
            };
            let (answer, under_way) = (answer.clone(), Arc::clone(&under_way));
            Stepped::Ended(Ran {
                stands: outcome.is_ok(),
                damaged: matches!(outcome, Err(Error::Damaged(_))),
                answer: Box::new(move |committed| {
                    let _ = answer.send(outcome.and_then(|value| committed.map(|()| value)));
                    drop(under_way);
                }),
            })
        });
        self.send(Order::Behind(work))?;
        Ok(Pending { answered, location: location.clone() })
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

/// What waits for the writer.
struct Queue<'a> {
    /// Where more comes from; nowhere for what a caller runs by itself.
    orders: Option<&'a Receiver<Order>>,
    jobs: VecDeque<WriteJob>,
    work: VecDeque<Work>,
    /// The last transaction had no time for long work, although some waited.
    owed: bool,
    /// No sender is left.
    closed: bool,
}

impl<'a> Queue<'a> {
    fn new(orders: Option<&'a Receiver<Order>>) -> Self {
        Self { orders, jobs: VecDeque::new(), work: VecDeque::new(), owed: false, closed: false }
    }

    /// One job and nothing more.
    fn of(job: WriteJob) -> Self {
        Self { jobs: VecDeque::from([job]), ..Self::new(None) }
    }

    fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.work.is_empty()
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Run(job) => self.jobs.push_back(job),
            Order::Behind(work) => self.work.push_back(work),
            Order::Watched | Order::Written => {}
        }
    }

    /// Puts what has come in its line.
    fn collect(&mut self) {
        while let Some(orders) = self.orders {
            match orders.try_recv() {
                Ok(order) => self.take(order),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    self.closed = true;
                    return;
                }
            }
        }
    }
}

fn serve(connection: &WritingConnection, orders: &Receiver<Order>, revision: &watch::Sender<u64>) {
    let mut seen = connection.take().data_version();
    let mut queue = Queue::new(Some(orders));
    loop {
        queue.collect();
        // Long work that somebody waits for has its journal open; what is left of the rest is done another time.
        if queue.closed && queue.jobs.is_empty() {
            return;
        }
        if queue.is_empty() {
            let (changed, fold_at) = {
                let writing = connection.take();
                (writing.changed, writing.fold_at)
            };
            let pace = if changed.elapsed() < RESTED { LOOK } else { LOOK_RESTED };
            let look = (revision.receiver_count() > 0).then_some(pace);
            let fold = fold_at.map(|at| at.saturating_duration_since(Instant::now()));
            let order = match look.into_iter().chain(fold).min() {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(patience) => orders.recv_timeout(patience),
            };
            match order {
                Ok(order) => queue.take(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        let mut writing = connection.take();
        let wrote = !queue.is_empty();
        if wrote {
            transaction(&mut writing, &mut queue, revision);
        } else if writing.fold_at.is_some_and(|at| at <= Instant::now()) {
            // Somebody who reads from the log just now holds it up; the disk may too, and is asked again later.
            let folded = connection::fold(&mut writing.db, Duration::ZERO).unwrap_or(false);
            writing.fold_at = (!folded).then(|| Instant::now() + IDLE);
        }
        let now = writing.data_version();
        if now != seen {
            seen = now;
            // A job of another process waits for this one's transactions too.
            writing.was_changed();
            writing.disturbed = Some(writing.changed);
            revision.send_modify(|revision| *revision += 1);
        }
        drop(writing);
        if wrote
            && queue.jobs.is_empty()
            && !queue.work.is_empty()
            && let Ok(order) = orders.recv_timeout(connection::PAUSE)
        {
            queue.take(order);
        }
    }
}

/// One transaction: the jobs that wait while it is young, or steps of long work until a job comes.
fn transaction(writing: &mut WritingState, queue: &mut Queue<'_>, revision: &watch::Sender<u64>) {
    let damaged = in_transaction(writing, queue, revision);
    writing.was_changed();
    if damaged {
        writing.connect_anew();
    }
}

/// The same. True if a damaged page was met.
fn in_transaction(writing: &mut WritingState, queue: &mut Queue<'_>, revision: &watch::Sender<u64>) -> bool {
    let WritingState { db, saved, disturbed, .. } = writing;
    let begun = Instant::now();
    if let Err(error) = db.execute_batch("BEGIN IMMEDIATE") {
        return refuse(queue, error.into());
    }
    let (mut ran, mut jobs, mut steps) = (Vec::new(), 0, 0);
    let (mut anything, mut under_way) = (false, false);
    loop {
        queue.collect();
        let turn_of_work = queue.jobs.is_empty() || (queue.owed && steps == 0);
        if turn_of_work && !queue.work.is_empty() {
            // A caller that waits for a job of this transaction waits for its commit, and for nothing more.
            if jobs > 0 || queue.closed || begun.elapsed() >= patience(*disturbed) {
                break;
            }
            let Some(mut work) = queue.work.pop_front() else { break };
            steps += 1;
            let stepped = work(Ok(db));
            under_way = matches!(stepped, Stepped::More);
            anything |= under_way;
            match stepped {
                Stepped::More => queue.work.push_front(work),
                Stepped::Ended(end) => ran.push(end),
            }
        } else if let Some(job) = queue.jobs.pop_front() {
            jobs += 1;
            *disturbed = Some(Instant::now());
            ran.push(job(Ok(db)));
        } else {
            break;
        }
        // A full disk makes SQLite end the transaction by itself; whatever had run in it is gone, and is answered so.
        if db.is_autocommit() || (jobs > 0 && begun.elapsed() >= BATCH) {
            break;
        }
    }
    queue.owed = steps == 0 && !queue.work.is_empty();
    anything |= ran.iter().any(|ran| ran.stands);
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
        // Before anybody is answered: what was acknowledged is counted.
        if let (Some(saved), Ok(number)) = (saved.as_mut(), (Snapshot { db }).census_mark()) {
            saved.note(number);
        }
        revision.send_modify(|revision| *revision += 1);
    }
    for ran in ran {
        (ran.answer)(committed.as_ref().map_err(again).copied());
    }
    // Work that goes on has lost the steps of this transaction with it, and cannot know which.
    if let (Err(error), true) = (&committed, under_way) {
        end_work(queue, again(error));
    }
    damaged
}

/// How old a transaction of long work may grow, given when a job came last.
fn patience(disturbed: Option<Instant>) -> Duration {
    let quiet = disturbed.is_none_or(|at| at.elapsed() >= QUIET);
    if quiet { BATCH_UNDISTURBED } else { BATCH_BEHIND }
}

/// Tells the caller of the next job that no transaction could be started.
fn refuse(queue: &mut Queue<'_>, error: Error) -> bool {
    match queue.jobs.pop_front() {
        Some(job) => {
            let ran = job(Err(error));
            (ran.answer)(Ok(()));
            ran.damaged
        }
        None => end_work(queue, error),
    }
}

/// Ends the work that is under way with this error.
fn end_work(queue: &mut Queue<'_>, error: Error) -> bool {
    match queue.work.pop_front().map(|mut work| work(Err(error))) {
        Some(Stepped::Ended(ran)) => {
            (ran.answer)(Ok(()));
            ran.damaged
        }
        _ => false,
    }
}

/// A copy of the error, so that each caller who waited for the commit gets one.
pub(super) fn again(error: &Error) -> Error {
    match error {
        Error::Busy => Error::Busy,
        Error::NoRoom => Error::NoRoom,
        Error::ReadOnly => Error::ReadOnly,
        Error::Damaged(why) => Error::Damaged(why.clone()),
        Error::NotRead(why) => Error::NotRead(why.clone()),
        Error::NotOpened(why) => Error::NotOpened(why.clone()),
        Error::NotLocked(why) => Error::NotLocked(why.clone()),
        Error::NoResources(what) => Error::NoResources(what.clone()),
        Error::NotWritten(why) => Error::NotWritten(why.clone()),
        other => Error::NotWritten(other.to_string()),
    }
}

/// Runs a job so that its failure, even a panic, takes back what it wrote and nothing else.
fn in_savepoint<T>(db: &Connection, job: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    db.execute_batch("SAVEPOINT job")?;
    let whole = || {
        let tx = Tx::new(db);
        let outcome = job(&tx)?;
        tx.count_names()?;
        Ok(outcome)
    };
    let outcome = catch_unwind(AssertUnwindSafe(whole))
        .unwrap_or_else(|_| Err(Error::internal("a change stopped half-way")));
    if outcome.is_err() && !db.is_autocommit() {
        db.execute_batch("ROLLBACK TO job")?;
    }
    if !db.is_autocommit() {
        db.execute_batch("RELEASE job")?;
    }
    outcome
}
