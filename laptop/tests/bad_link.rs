//! Two hosts, each in a network namespace of its own, and a slow link between them that drops packets, is cut and heals.
//!
//! It needs Linux, root, and `ip` and `tc` (iproute2). Where one of these is missing the test says so and ends: the same
//! cuts are made without a network in the core's simulator. Loss is made by `netem` where the kernel has it, else by a
//! narrow link with a short queue, which drops what does not fit.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
#![allow(clippy::format_collect, reason = "a few lines of text")]

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use serde_json::Value;

use crate::process::{Home, NOW, Ran, Running, eventually};

/// Two hosts and the link between them; gone when dropped.
struct Link {
    ip: PathBuf,
    hosts: [String; 2],
}

impl Link {
    /// The link, or why it cannot be made here.
    fn new() -> Result<Self, String> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let ip = tool("ip").ok_or("there is no `ip` here")?;
        let tc = tool("tc").ok_or("there is no `tc` here")?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let link = Self {
            ip,
            hosts: ["a", "b"].map(|side| format!("hallway-{}-{number}-{side}", std::process::id())),
        };
        let [a, b] = &link.hosts;
        let made = [
            format!("netns add {a}"),
            format!("netns add {b}"),
            format!("link add hw-a netns {a} type veth peer name hw-b netns {b}"),
            format!("-n {a} addr add 10.99.0.1/24 dev hw-a"),
            format!("-n {b} addr add 10.99.0.2/24 dev hw-b"),
            format!("-n {a} link set lo up"),
            format!("-n {b} link set lo up"),
            format!("-n {a} link set hw-a up"),
            format!("-n {b} link set hw-b up"),
        ];
        for command in made {
            link.ip(&command)?;
        }
        for (host, end) in [(a, "hw-a"), (b, "hw-b")] {
            let lossy = format!("-n {host} qdisc add dev {end} root netem delay 20ms loss 3%");
            let narrow = format!("-n {host} qdisc add dev {end} root tbf rate 8mbit burst 8kb limit 24kb");
            run(&tc, &lossy).or_else(|_| run(&tc, &narrow))?;
        }
        Ok(link)
    }

    /// The link, if one can be made here; else that is said.
    fn if_possible() -> Option<Self> {
        let made = Self::new();
        if let Err(why) = &made {
            // Written past the test runner, which keeps to itself what a test that passes prints.
            let _ = writeln!(std::io::stderr(), "skipped, no network can be made here: {}", why.trim());
        }
        made.ok()
    }

    fn ip(&self, arguments: &str) -> Result<(), String> {
        run(&self.ip, arguments)
    }

    /// Takes the cable out, or puts it back.
    fn cable(&self, state: &str) {
        self.ip(&format!("-n {} link set hw-a {state}", self.hosts[0])).unwrap();
    }

    /// `hallway` with the journal of `home`, on one of the hosts.
    fn command(&self, host: usize, home: &Home, arguments: &[&str]) -> Command {
        let plain = home.command(NOW);
        let mut command = Command::new(&self.ip);
        command.args(["netns", "exec", &self.hosts[host]]).arg(plain.get_program()).args(plain.get_args());
        command.env_clear().envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.args(arguments).stdin(Stdio::null());
        command
    }

    fn run(&self, host: usize, home: &Home, arguments: &[&str]) -> Ran {
        Ran::of(self.command(host, home, arguments).output().unwrap())
    }

    fn start(&self, host: usize, home: &Home, arguments: &[&str]) -> Running {
        Running::of(&mut self.command(host, home, arguments))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        for host in &self.hosts {
            let _ = self.ip(&format!("netns del {host}"));
        }
    }
}

fn run(program: &Path, arguments: &str) -> Result<(), String> {
    let ran = Command::new(program).args(arguments.split(' ')).output().map_err(|error| error.to_string())?;
    if ran.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&ran.stderr).into_owned()) }
}

fn tool(name: &str) -> Option<PathBuf> {
    let places = ["/usr/sbin", "/sbin", "/usr/bin", "/bin"].map(|place| Path::new(place).join(name));
    places.into_iter().find(|place| place.exists())
}

fn records(home: &Home) -> Value {
    home.run(&["journal", "--json"]).json()["records"].clone()
}

#[test]
fn two_hosts_pair_sync_are_cut_killed_and_heal() {
    let Some(link) = Link::if_possible() else { return };
    let (laptop, phone) = (Home::new(), Home::new());
    let lines: String = (0..200).map(|n| format!("coffee with @Ana Silva about plan {n}\n")).collect();
    laptop.piped(&["log", "-", "--json"], lines.as_bytes()).worked();

    let host = link.start(0, &laptop, &["sync", "pair", "--yes", "--json"]);
    let ticket = host.until("code")["code"].as_str().unwrap().to_owned();
    link.run(1, &phone, &["sync", "join", &ticket, "--yes", "--json"]).worked();
    host.ends();
    assert_eq!(records(&laptop), records(&phone));

    let on_laptop = link.start(0, &laptop, &["sync", "--watch", "--json"]);
    on_laptop.until("listening");
    let on_phone = link.start(1, &phone, &["sync", "--watch", "--json"]);
    on_phone.until("in_step");
    link.cable("down");
    laptop.run(&["log", "Lunch with @Bo Lindqvist"]).succeeds();
    phone.run(&["log", "Tea with @Nadia Rahman"]).succeeds();
    link.cable("up");
    on_phone.until_said("news", "Lunch with @Bo Lindqvist");
    on_laptop.until_said("news", "Tea with @Nadia Rahman");
    // The last of what arrived may still be on its way.
    let begun = std::time::Instant::now();
    while records(&laptop) != records(&phone) {
        assert!(
            begun.elapsed() < std::time::Duration::from_mins(1),
            "{} {}",
            records(&laptop),
            records(&phone)
        );
    }

    on_phone.kill();
    laptop.piped(&["log", "-", "--json"], lines.as_bytes()).worked();
    let on_phone = link.start(1, &phone, &["sync", "--watch", "--json"]);
    on_phone.until("progress");
    on_phone.kill();
    // A link that drops packets may drop all of one greeting: whoever sits there asks again.
    let begun = std::time::Instant::now();
    loop {
        let ran = link.run(1, &phone, &["sync", "--json"]);
        if ran.code == Some(0) || begun.elapsed() > std::time::Duration::from_mins(1) {
            ran.worked();
            break;
        }
    }
    assert_eq!(records(&laptop), records(&phone));
    phone.run(&["journal", "check"]).succeeds();
}

#[test]
fn the_service_goes_on_under_another_address() {
    let Some(link) = Link::if_possible() else { return };
    let (laptop, phone) = (Home::new(), Home::new());
    laptop.run(&["log", "Coffee with @Ana Silva"]).succeeds();
    let host = link.start(0, &laptop, &["sync", "pair", "--yes", "--json"]);
    let ticket = host.until("code")["code"].as_str().unwrap().to_owned();
    link.run(1, &phone, &["sync", "join", &ticket, "--yes", "--json"]).worked();
    host.ends();

    let service = link.start(0, &laptop, &["sync", "--as-service"]);
    let on_phone = link.start(1, &phone, &["sync", "--watch", "--json"]);
    on_phone.until("in_step");
    // Another network: the cable out, another address, and the cable in again.
    link.cable("down");
    link.ip(&format!("-n {} addr del 10.99.0.1/24 dev hw-a", link.hosts[0])).unwrap();
    link.ip(&format!("-n {} addr add 10.99.0.7/24 dev hw-a", link.hosts[0])).unwrap();
    laptop.run(&["log", "Lunch with @Bo Lindqvist"]).succeeds();
    link.cable("up");
    on_phone.until_said("news", "Lunch with @Bo Lindqvist");
    phone.run(&["log", "Tea with @Nadia Rahman"]).succeeds();
    eventually(|| laptop.run(&["prep", "Nadia", "--json"]).json()["name"] == "Nadia Rahman");
    drop(service);
}
