//! macOS: an agent of the user's launchd (launchd.plist(5), launchctl(1)).

use std::path::Path;

use super::{
    definition::{Act, Encoding, Job, Runs, Service},
    xml::escaped,
};

/// The agent, in the folder of the user's library.
pub(super) fn service(job: &Job, home: &Path) -> Service {
    let label = format!("app.hallway.{}", job.name);
    let file = home.join("Library/LaunchAgents").join(format!("{label}.plist"));
    let domain = format!("gui/{}", user());
    let target = format!("{domain}/{label}");
    let (bootstrap, bootout) = (
        Act::of(["launchctl", "bootstrap", &domain]).with(&file),
        Act::of(["launchctl", "bootout", &target]),
    );
    let print = Act::of(["launchctl", "print", &target]);
    Service {
        text: text(job, &label),
        encoding: Encoding::Utf8,
        begin: vec![bootstrap.clone()],
        end: vec![bootout.clone()],
        pause: bootout,
        resume: bootstrap,
        runs: Runs::Saying(print.clone(), "state = running"),
        // `bootout` returns before the agent is gone, and until then `bootstrap` fails.
        lingers: Some(print),
        file,
    }
}

/// The number of the account, which names its domain.
fn user() -> u32 {
    #[cfg(unix)]
    let user = rustix::process::getuid().as_raw();
    #[cfg(not(unix))]
    let user = 0;
    user
}

fn text(job: &Job, label: &str) -> String {
    let words: Vec<String> =
        job.words().iter().map(|word| format!("        <string>{}</string>", escaped(word))).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>Label</key>
    <string>{}</string>
    <key>ProgramArguments</key>
    <array>
{}
    </array>
    <key>RunAtLoad</key>
    <true/>
    <key>KeepAlive</key>
    <dict>
        <key>SuccessfulExit</key>
        <false/>
    </dict>
    <key>ThrottleInterval</key>
    <integer>30</integer>
    <key>ProcessType</key>
    <string>Background</string>
    <key>Umask</key>
    <integer>63</integer>
    <key>StandardOutPath</key>
    <string>/dev/null</string>
    <key>StandardErrorPath</key>
    <string>/dev/null</string>
</dict>
</plist>
"#,
        escaped(label),
        words.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::{super::definition::tests::job, *};

    #[test]
    fn the_agent_runs_the_service_of_its_journal() {
        let service = service(&job(Some("/Users/ana/R&D")), Path::new("/Users/ana"));
        assert_eq!(
            service.file,
            Path::new("/Users/ana/Library/LaunchAgents/app.hallway.hallway-Users-ana-R-D.plist")
        );
        for word in ["/opt/my tools/hallway", "--dir", "/Users/ana/R&amp;D", "sync", "--as-service"] {
            assert!(service.text.contains(&format!("<string>{word}</string>")), "{}", service.text);
        }
    }
}
