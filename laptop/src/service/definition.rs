//! What a service is on any platform: a text in a file, and the commands that begin, end and ask about it.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    error::{CommandError, Outcome},
    storage::location::Place,
};

/// How long a platform may take to let a service go.
const GOING: Duration = Duration::from_secs(5);

/// How long a platform may take to say whether a service runs: one that says nothing, as over a bus that hangs, must not keep
/// the journal waiting. What Windows asks with takes a few seconds to start.
const SAYING: Duration = Duration::from_secs(if cfg!(windows) { 15 } else { 3 });

/// What a service runs.
#[derive(Debug, Clone)]
pub struct Job {
    /// Names the service: one for each journal.
    pub(super) name: String,
    pub(super) program: PathBuf,
    /// The directory of the journal, if it is not the usual one.
    directory: Option<PathBuf>,
    /// Its name among several.
    journal: Option<String>,
}

impl Job {
    /// What keeps the journal at a place in step: this very program.
    pub(super) fn of(place: &Place) -> Result<Self, CommandError> {
        let program = std::env::current_exe()
            .map_err(|error| CommandError::System(format!("where this program is: {error}")))?;
        let directory = place.named.then(|| place.directory().to_owned());
        let journal = place.name.clone();
        Ok(Self { name: name(directory.as_deref(), journal.as_deref()), program, directory, journal })
    }

    /// The program and its arguments.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = vec![self.program.display().to_string()];
        if let Some(directory) = &self.directory {
            words.extend(["--dir".to_owned(), directory.display().to_string()]);
        }
        if let Some(journal) = &self.journal {
            words.extend(["--journal".to_owned(), journal.clone()]);
        }
        words.extend(["sync", "--as-service"].map(String::from));
        words
    }
}

/// `hallway`, for a journal elsewhere its directory with everything but letters and digits as `-`, and for one of several
/// its name, which no directory reads like.
fn name(directory: Option<&Path>, journal: Option<&str>) -> String {
    if let Some(journal) = journal {
        return format!("hallway.{journal}");
    }
    let Some(directory) = directory else { return "hallway".to_owned() };
    let text = directory.display().to_string();
    let plain: String =
        text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    format!("hallway-{}", plain.trim_matches('-'))
}

/// A service as this platform has them.
#[derive(Debug)]
pub struct Service {
    /// Where it is written down.
    pub file: PathBuf,
    /// What is written there.
    pub text: String,
    /// The bytes of that text on disk.
    pub(super) encoding: Encoding,
    /// Makes the platform read the file, and starts what it says.
    pub(super) begin: Vec<Act>,
    /// Stops it and lets the platform forget it; before the file goes.
    pub(super) end: Vec<Act>,
    /// Stops it for now.
    pub(super) pause: Act,
    /// Starts the service again after it rested.
    pub(super) resume: Act,
    /// Tells whether it runs.
    pub(super) runs: Runs,
    /// Succeeds as long as the platform knows it, where stopping it returns before it is gone.
    pub(super) lingers: Option<Act>,
}

/// How one learns whether a service runs.
#[derive(Debug)]
pub(super) enum Runs {
    /// It runs while this command succeeds.
    While(Act),
    /// While this succeeds and says these words.
    Saying(Act, &'static str),
}

impl Runs {
    fn answer(&self) -> bool {
        let (act, words) = match self {
            Self::While(act) => (act, ""),
            Self::Saying(act, words) => (act, *words),
        };
        let said = |output: &Output| String::from_utf8_lossy(&output.stdout).contains(words);
        act.run_within(SAYING).is_ok_and(|output| output.status.success() && said(&output))
    }
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// With its byte order mark, as Windows' task scheduler reads them.
    Utf16,
}

/// One command of the platform's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act(Vec<OsString>);

impl Act {
    pub(super) fn of<const N: usize>(words: [&str; N]) -> Self {
        Self(words.map(OsString::from).to_vec())
    }

    pub(super) fn with(mut self, path: &Path) -> Self {
        self.0.push(path.into());
        self
    }

    fn command(&self) -> io::Result<Command> {
        let (program, arguments) = self.0.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null());
        Ok(command)
    }

    /// Runs it to its end, silently.
    fn run(&self) -> io::Result<Output> {
        self.command()?.output()
    }

    /// The same for as long as this, and then no longer. What it says has to be short.
    fn run_within(&self, limit: Duration) -> io::Result<Output> {
        let mut child = self.command()?.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let begun = Instant::now();
        while child.try_wait()?.is_none() {
            if begun.elapsed() > limit {
                let _ = child.kill();
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
            thread::sleep(Duration::from_millis(5));
        }
        child.wait_with_output()
    }

    fn succeeds(&self) -> bool {
        self.run().is_ok_and(|output| output.status.success())
    }

    /// Runs it; what it said is the error.
    fn must(&self) -> Outcome {
        let told = |why: &str| CommandError::System(format!("`{self}` did not work: {}", why.trim()));
        match self.run() {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(told(&String::from_utf8_lossy(&output.stderr))),
            Err(error) => Err(told(&error.to_string())),
        }
    }
}

impl std::fmt::Display for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: Vec<_> = self.0.iter().map(|word| word.to_string_lossy()).collect();
        f.write_str(&words.join(" "))
    }
}

/// Whether a journal is kept in step without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No service is written down.
    Off,
    /// One is, and it runs.
    Runs,
    /// One is, and it does not run.
    Stopped,
}

impl Service {
    /// Whether it is written down, and runs.
    pub fn state(&self) -> State {
        if !self.file.exists() {
            State::Off
        } else if self.runs.answer() {
            State::Runs
        } else {
            State::Stopped
        }
    }

    /// What is run to begin it, a line each.
    pub fn acts(&self) -> Vec<String> {
        self.begin.iter().map(ToString::to_string).collect()
    }

    /// Writes it down and starts it, an older one of its name having been stopped. If it does not start, nothing stays behind.
    pub fn begin(&self) -> Outcome {
        self.stop();
        self.write().map_err(|error| CommandError::System(format!("{}: {error}", self.file.display())))?;
        for (done, act) in self.begin.iter().enumerate() {
            if let Err(error) = act.must() {
                if done > 0 {
                    self.stop();
                }
                // What kept it from starting is what is told.
                let _ = self.take_away();
                return Err(error);
            }
        }
        Ok(())
    }

    /// Lets it rest, if it runs.
    pub fn paused(self) -> Paused {
        let rests = self.state() == State::Runs && self.pause.succeeds();
        if rests {
            self.wait_until_gone();
        }
        Paused(rests.then_some(self))
    }

    /// Stops it and takes away what was written.
    pub fn end(&self) -> Outcome {
        self.stop();
        self.take_away()
    }

    fn take_away(&self) -> Outcome {
        match fs::remove_file(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(CommandError::System(format!("{}: {error}", self.file.display())))
            }
            _ => Ok(()),
        }
    }

    fn stop(&self) {
        // One that was stopped by hand, or never started, is stopped.
        for act in &self.end {
            let _ = act.run();
        }
        self.wait_until_gone();
    }

    /// If a service is started again before the old one is gone, the platform refuses the new one.
    fn wait_until_gone(&self) {
        let Some(lingers) = &self.lingers else { return };
        let begun = Instant::now();
        while lingers.succeeds() && begun.elapsed() < GOING {
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn write(&self) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let bytes = match self.encoding {
            Encoding::Utf8 => self.text.clone().into_bytes(),
            Encoding::Utf16 => {
                std::iter::once(0xFEFF).chain(self.text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
            }
        };
        fs::write(&self.file, bytes)
    }
}

/// A service that rests while something else needs the journal for itself; dropped, it runs again.
#[derive(Debug, Default)]
pub struct Paused(Option<Service>);

impl Drop for Paused {
    fn drop(&mut self) {
        if let Some(service) = &self.0 {
            // `hallway sync always` says that it does not run, and starts it.
            let _ = service.resume.run();
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn job(directory: Option<&str>) -> Job {
        let directory = directory.map(PathBuf::from);
        let name = name(directory.as_deref(), None);
        Job { name, program: "/opt/my tools/hallway".into(), directory, journal: None }
    }

    /// A service whose commands do what these do.
    fn service(folder: &Path, begin: &str, asks: &str) -> Service {
        Service {
            file: folder.join("services/hallway.service"),
            text: "<>".to_owned(),
            encoding: Encoding::Utf8,
            begin: vec![Act::of([begin])],
            end: vec![Act::of(["false"])],
            pause: Act::of(["true"]),
            resume: Act::of(["true"]),
            runs: Runs::While(Act::of([asks])),
            lingers: None,
        }
    }

    #[test]
    fn each_journal_has_a_service_of_its_own() {
        assert_eq!(name(None, None), "hallway");
        assert_eq!(name(Some(Path::new("/home/ana/notes at work")), None), "hallway-home-ana-notes-at-work");
        assert_eq!(name(None, Some("work")), "hallway.work");
        let work = Job { journal: Some("work".to_owned()), ..job(None) };
        assert_eq!(work.words()[1..], ["--journal", "work", "sync", "--as-service"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_service_that_does_not_start_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let service = service(folder.path(), "false", "true");
        assert!(service.begin().is_err());
        assert!(!service.file.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_service_is_written_begun_and_ended() {
        let folder = tempfile::tempdir().unwrap();
        let mut service = service(folder.path(), "true", "true");
        assert_eq!(service.state(), State::Off);
        service.begin().unwrap();
        assert_eq!(fs::read_to_string(&service.file).unwrap(), service.text);
        assert_eq!(service.state(), State::Runs);
        service.runs = Runs::While(Act::of(["false"]));
        assert_eq!(service.state(), State::Stopped);
        service.end().unwrap();
        assert_eq!(service.state(), State::Off);
    }

    /// A command that writes a line into a file of the folder and then ends like this.
    #[cfg(unix)]
    fn noting(folder: &Path, name: &str, then: &str) -> Act {
        let file = folder.join(name);
        Act::of(["sh", "-c", &format!("echo x >> '{}'; {then}", file.display())])
    }

    #[cfg(unix)]
    fn noted(folder: &Path, name: &str) -> usize {
        fs::read_to_string(folder.join(name)).unwrap_or_default().lines().count()
    }

    #[cfg(unix)]
    #[test]
    fn what_did_not_begin_is_not_stopped_again_and_what_began_half_is() {
        let folder = tempfile::tempdir().unwrap();
        let end = vec![noting(folder.path(), "stops", "true")];
        let service = Service { end, ..service(folder.path(), "false", "true") };
        assert!(service.begin().is_err());
        assert_eq!(noted(folder.path(), "stops"), 1);
        let service = Service { begin: vec![Act::of(["true"]), Act::of(["false"])], ..service };
        assert!(service.begin().is_err());
        assert_eq!(noted(folder.path(), "stops"), 3);
        assert!(!service.file.exists());
    }

    #[cfg(unix)]
    #[test]
    fn an_older_one_is_gone_before_the_new_one_begins() {
        let folder = tempfile::tempdir().unwrap();
        let (asked, begun) = (folder.path().join("asked"), folder.path().join("begun"));
        let lingers = format!("test $(wc -l < '{}') -lt 3", asked.display());
        // It begins only once it was found gone.
        let begin = format!("test $(wc -l < '{}') -ge 3 && touch '{}'", asked.display(), begun.display());
        let service = Service {
            lingers: Some(noting(folder.path(), "asked", &lingers)),
            begin: vec![Act::of(["sh", "-c", &begin])],
            ..service(folder.path(), "true", "true")
        };
        service.begin().unwrap();
        assert!(begun.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_service_runs_only_where_its_platform_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let says = |state| Runs::Saying(Act::of(["echo", state]), "Running");
        let service = Service { runs: says("Running"), ..service(folder.path(), "true", "true") };
        service.begin().unwrap();
        assert_eq!(service.state(), State::Runs);
        // It is registered, and rests.
        assert_eq!(Service { runs: says("Ready"), ..service }.state(), State::Stopped);
    }

    #[cfg(unix)]
    #[test]
    fn a_platform_that_never_says_whether_it_runs_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let service = service(folder.path(), "true", "true");
        service.begin().unwrap();
        let asked = Service { runs: Runs::While(Act::of(["sleep", "3600"])), ..service };
        let begun = Instant::now();
        assert_eq!(asked.state(), State::Stopped);
        assert!(begun.elapsed() < SAYING * 10, "{:?}", begun.elapsed());
    }

    #[test]
    fn windows_reads_utf_16() {
        let folder = tempfile::tempdir().unwrap();
        let service = Service { encoding: Encoding::Utf16, ..service(folder.path(), "true", "true") };
        service.write().unwrap();
        assert_eq!(fs::read(&service.file).unwrap(), [0xFF, 0xFE, b'<', 0, b'>', 0]);
    }
}
