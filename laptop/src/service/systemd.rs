//! Linux: a unit of the user's systemd (systemd.service(5), systemd.exec(5)).

use std::path::Path;

use super::definition::{Act, Encoding, Job, Runs, Service};

/// The unit, in the folder of the user's configuration.
pub(super) fn service(job: &Job, config: &Path) -> Service {
    let unit = format!("{}.service", job.name);
    let systemctl = |verb| Act::of(["systemctl", "--user", "--quiet", verb, &unit]);
    Service {
        file: config.join("systemd/user").join(&unit),
        text: text(job),
        encoding: Encoding::Utf8,
        begin: vec![
            Act::of(["systemctl", "--user", "daemon-reload"]),
            systemctl("enable"),
            systemctl("start"),
        ],
        end: vec![systemctl("stop"), systemctl("disable")],
        pause: systemctl("stop"),
        resume: systemctl("start"),
        runs: Runs::While(systemctl("is-active")),
        lingers: None,
    }
}

fn text(job: &Job) -> String {
    let words: Vec<String> = job.words().iter().map(|word| quoted(word)).collect();
    format!(
        "[Unit]
Description=Hallway: keeps your own devices in step
StartLimitIntervalSec=0

[Service]
ExecStart={}
Restart=on-failure
RestartSec=30
# Nothing of the journal reaches the system's log, a core file or another user.
StandardOutput=null
StandardError=null
LimitCORE=0
UMask=0077
NoNewPrivileges=yes
Nice=10

[Install]
WantedBy=default.target
",
        words.join(" ")
    )
}

/// A word of a command line as systemd reads it: in quotes, with what it would expand doubled.
fn quoted(word: &str) -> String {
    let mut quoted = String::from('"');
    for letter in word.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '%' | '$' => quoted.extend([letter, letter]),
            '\n' => quoted.push_str("\\n"),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{super::definition::tests::job, *};

    #[test]
    fn what_systemd_would_expand_stays_as_it_is() {
        assert_eq!(quoted(r#"/a b/50%/$HOME/"x"\"#), r#""/a b/50%%/$$HOME/\"x\"\\""#);
    }

    #[test]
    fn the_unit_runs_the_service_of_its_journal() {
        let service = service(&job(Some("/home/ana/work")), Path::new("/home/ana/.config"));
        assert_eq!(service.file, Path::new("/home/ana/.config/systemd/user/hallway-home-ana-work.service"));
        let line = r#"ExecStart="/opt/my tools/hallway" "--dir" "/home/ana/work" "sync" "--as-service""#;
        assert!(service.text.lines().any(|found| found == line), "{}", service.text);
    }

    /// Where systemd is, it is asked itself.
    #[test]
    fn systemd_finds_no_fault_with_the_unit() {
        let folder = tempfile::tempdir().unwrap();
        let mut job = job(Some("/home/ana/50% of $HOME"));
        job.program = std::env::current_exe().unwrap();
        let file = folder.path().join("hallway-test.service");
        std::fs::write(&file, text(&job)).unwrap();
        let mut verify = Command::new("systemd-analyze");
        verify.args(["verify", "--user", "--man=no"]).arg(&file).env("XDG_RUNTIME_DIR", folder.path());
        match verify.output() {
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                let about_it: Vec<&str> = said.lines().filter(|line| line.contains("hallway-test")).collect();
                assert!(output.status.success() && about_it.is_empty(), "{said}");
            }
            Err(error) => eprintln!("not verified, systemd-analyze is not here: {error}"),
        }
    }
}
