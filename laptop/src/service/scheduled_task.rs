//! Windows: a task that begins when the user logs on (the Task Scheduler's XML, schtasks).

use std::path::Path;

use super::{
    definition::{Act, Encoding, Job, Runs, Service},
    xml::escaped,
};

/// The state of a task that runs (`ScheduledTask`, `StateEnum`).
const RUNNING: &str = "Running";

/// The task; its definition is a file beside the journal, where schtasks reads it. `user` is the account as
/// `DOMAIN\\NAME`: a logon trigger for any user needs administrator rights.
pub(super) fn service(job: &Job, directory: &Path, user: &str) -> Service {
    let task = format!("Hallway\\{}", job.name);
    let file = directory.join("sync-task.xml");
    let schtasks = |verb| Act::of(["schtasks", verb, "/TN", &task]);
    let create = Act::of(["schtasks", "/Create", "/F", "/TN", &task, "/XML"]).with(&file);
    let delete = Act::of(["schtasks", "/Delete", "/F", "/TN", &task]);
    // schtasks says a state in the language of the system; this one is the name of a constant.
    let state = format!("(Get-ScheduledTask -TaskPath '\\Hallway\\' -TaskName '{}').State", job.name);
    Service {
        text: text(job, user),
        encoding: Encoding::Utf16,
        begin: vec![create, schtasks("/Run")],
        end: vec![schtasks("/End"), delete],
        pause: schtasks("/End"),
        resume: schtasks("/Run"),
        runs: Runs::Saying(
            Act::of(["powershell", "-NoProfile", "-NonInteractive", "-Command", &state]),
            RUNNING,
        ),
        lingers: None,
        file,
    }
}

/// No window opens for it: `conhost --headless` is the console without one.
fn text(job: &Job, user: &str) -> String {
    let words: Vec<String> = job.words().iter().map(|word| quoted(word)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Hallway: keeps your own devices in step</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>{}</UserId>
    </LogonTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
  </Settings>
  <Actions>
    <Exec>
      <Command>conhost.exe</Command>
      <Arguments>{}</Arguments>
    </Exec>
  </Actions>
</Task>
"#,
        escaped(user),
        escaped(&format!("--headless {}", words.join(" ")))
    )
}

/// A word of a command line as Windows programs cut it: in quotes, a backslash before a quote doubled. Paths hold none.
fn quoted(word: &str) -> String {
    let slashes = word.len() - word.trim_end_matches('\\').len();
    format!("\"{word}{}\"", "\\".repeat(slashes))
}

#[cfg(test)]
mod tests {
    use super::{super::definition::tests::job, *};

    #[test]
    fn a_folder_that_ends_in_a_backslash_does_not_swallow_its_quote() {
        assert_eq!(quoted(r"C:\"), r#""C:\\""#);
    }

    #[test]
    fn the_task_runs_the_service_of_its_journal_in_no_window() {
        let service = service(&job(Some(r"C:\Users\Ana & Co")), Path::new("."), r"DESK\Ana");
        let arguments = r"--headless &quot;/opt/my tools/hallway&quot; &quot;--dir&quot; &quot;C:\Users\Ana &amp; Co&quot;";
        assert!(service.text.contains(arguments), "{}", service.text);
        assert!(service.text.contains(r"<UserId>DESK\Ana</UserId>"), "{}", service.text);
        let asked = format!("{:?}", service.runs);
        assert!(asked.contains(r"-TaskPath '\\Hallway\\' -TaskName 'hallway-C--Users-Ana---Co'"), "{asked}");
    }
}
