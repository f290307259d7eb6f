//! `hallway sync always`, with a `systemctl` that only writes down what it was asked; and what the service runs, beside other
//! processes and through a sleep. A change of network is in `bad_link.rs`.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use crate::process::{Home, NOW, Ran, Running, eventually, paired};

/// A journal of two devices on a machine whose services are this test's own.
struct Machine {
    home: Home,
    _phone: Home,
}

impl Machine {
    fn new() -> Self {
        let (home, phone) = (Home::new(), Home::new());
        home.run(&["log", "Coffee with @Ana Silva"]).succeeds();
        paired(&home, &phone);
        let machine = Self { home, _phone: phone };
        machine.systemctl("true");
        machine
    }

    /// From now on `systemctl` writes down what it is asked and then does this.
    fn systemctl(&self, then: &str) {
        let (bin, asked) = (self.home.path().join("bin"), self.asked_file());
        fs::create_dir_all(&bin).unwrap();
        let script = bin.join("systemctl");
        fs::write(&script, format!("#!/bin/sh\necho \"$*\" >> '{}'\n{then}\n", asked.display())).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn asked_file(&self) -> PathBuf {
        self.home.path().join("asked")
    }

    /// What `systemctl` was asked since this was asked last, without what every call has.
    fn asked(&self) -> Vec<String> {
        let asked = fs::read_to_string(self.asked_file()).unwrap_or_default();
        let _ = fs::remove_file(self.asked_file());
        let verb =
            |line: &str| line.split(' ').find(|word| !word.starts_with("--")).unwrap_or_default().to_owned();
        asked.lines().map(verb).collect()
    }

    fn command(&self) -> Command {
        let mut command = self.home.command(NOW);
        command.env("PATH", format!("{}:/usr/bin:/bin", self.home.path().join("bin").display()));
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command().args(arguments).output().unwrap())
    }

    /// The units that are written down.
    fn units(&self) -> Vec<PathBuf> {
        let folder = self.home.path().join(".config/systemd/user");
        fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect()
    }
}

/// What the service runs, as the system starts it; it ends when this is dropped.
struct Serving(Child);

impl Serving {
    fn start(home: &Home) -> Self {
        let output = fs::File::create(home.path().join("output")).unwrap();
        let mut command = home.command(NOW);
        command.args(["sync", "--as-service"]).stdin(Stdio::null());
        Self(command.stdout(output.try_clone().unwrap()).stderr(output).spawn().unwrap())
    }

    fn signal(&self, signal: &str) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args([&format!("-{signal}"), &id]).status().unwrap().success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_service_is_shown_written_started_and_taken_away() {
    let machine = Machine::new();
    let said = machine.run(&["sync", "always"]).succeeds();
    assert!(said.starts_with("Off: this device is in step only while"), "{said}");

    let refused = machine.run(&["sync", "always", "on"]).fails(1);
    assert!(refused.contains("add --yes. Nothing was changed"), "{refused}");
    assert!(machine.units().is_empty());
    assert!(machine.asked().is_empty());

    let on = machine.run(&["sync", "always", "on", "--yes", "--json"]).json();
    assert_eq!(on["always"], "runs");
    let units = machine.units();
    let text = fs::read_to_string(&units[0]).unwrap();
    assert_eq!(on["text"], text);
    assert!(text.contains("\"sync\" \"--as-service\""), "{text}");
    assert!(
        text.contains(&format!("\"--dir\" \"{}\"", machine.home.path().join("journal").display())),
        "{text}"
    );
    assert_eq!(machine.asked(), ["stop", "disable", "daemon-reload", "enable", "start", "is-active"]);
    let status = machine.run(&["journal"]).succeeds();
    assert!(status.contains("In step      always, in the background"), "{status}");

    let off = machine.run(&["sync", "always", "off"]).succeeds();
    assert_eq!(off, "Off: nothing runs in the background.\n");
    assert!(machine.units().is_empty());
}

#[test]
fn a_service_that_cannot_start_says_why_and_leaves_nothing() {
    let machine = Machine::new();
    machine.systemctl("echo 'Failed to connect to bus' >&2; exit 1");
    let said = machine.run(&["sync", "always", "on", "--yes"]).fails(1);
    assert!(
        said.contains("`systemctl --user daemon-reload` did not work: Failed to connect to bus"),
        "{said}"
    );
    assert!(machine.units().is_empty());
}

#[test]
fn a_journal_on_one_device_has_nothing_to_keep_in_step() {
    let home = Home::with_lines();
    let said = home.run(&["sync", "always", "on", "--yes"]).fails(1);
    assert!(said.contains("this journal is on this device alone"), "{said}");
    assert!(!home.path().join(".config").exists());
}

#[test]
fn the_service_rests_while_the_user_syncs_by_hand_and_goes_on_after_it() {
    let machine = Machine::new();
    machine.run(&["sync", "always", "on", "--yes"]).succeeds();
    machine.asked();
    machine.run(&["sync"]);
    assert_eq!(machine.asked(), ["is-active", "stop", "start"]);
    machine.run(&["journal", "check", "--repair"]).succeeds();
    assert_eq!(machine.asked(), ["is-active", "stop", "start"]);
    machine.run(&["people", "forget", "Ana Silva", "--yes"]).succeeds();
    assert_eq!(machine.asked(), ["is-active", "stop", "start"]);
}

#[test]
fn what_the_service_runs_takes_in_a_line_and_prints_nothing() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let service = Serving::start(&laptop);
    phone.run(&["log", "Coffee with @Bo Lindqvist, he moves to Oslo"]).succeeds();
    let watching = Running::start(&phone, &["sync", "--watch", "--json"]);
    watching.until("in_step");
    assert_eq!(laptop.run(&["prep", "Bo", "--json"]).json()["name"], "Bo Lindqvist");
    drop(service);
    assert_eq!(fs::read_to_string(laptop.path().join("output")).unwrap(), "");
}

#[test]
fn what_another_process_writes_leaves_through_the_service() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let _service = Serving::start(&laptop);
    let watching = Running::start(&phone, &["sync", "--watch", "--json"]);
    watching.until("in_step");
    laptop.run(&["log", "Coffee with @Bo Lindqvist, he moves to Oslo"]).succeeds();
    watching.until_said("news", "he moves to Oslo");
    laptop.run(&["people", "forget", "Bo Lindqvist", "--yes"]).succeeds();
    eventually(|| phone.run(&["prep", "Bo"]).err.contains("no person called"));
}

/// A machine that sleeps does nothing and hears nothing, and its clocks go on when it wakes: as a process that is stopped.
#[test]
fn the_service_goes_on_where_it_was_after_a_sleep() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let service = Serving::start(&laptop);
    let watching = Running::start(&phone, &["sync", "--watch", "--json"]);
    watching.until("in_step");
    service.signal("STOP");
    // So long that the other device gives the connection up.
    watching.until("ended");
    phone.run(&["log", "Tea with @Nadia Rahman"]).succeeds();
    service.signal("CONT");
    eventually(|| laptop.run(&["prep", "Nadia", "--json"]).json()["name"] == "Nadia Rahman");
    laptop.run(&["log", "Lunch with @Ana Silva"]).succeeds();
    watching.until_said("news", "Lunch with @Ana Silva");
}
