//! What a shell offers behind Tab, as the program answers it, and the pages for `man`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::process::{Command, Stdio};

use crate::process::{Home, NOW};

fn with_a_goal() -> Home {
    let home = Home::with_lines();
    home.with_a_goal();
    home
}

/// What is offered for the last of these words.
fn offered(home: &Home, shell: &str, words: &[&str]) -> String {
    let mut command = home.command(NOW);
    // The journal's clock stands still only in runs of the program itself.
    command.env("COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    if shell == "bash" {
        command.env("_CLAP_COMPLETE_COMP_TYPE", "9").env("_CLAP_IFS", "\n");
    }
    command.args(["--", "hallway"]).args(words);
    let ran = command.output().unwrap();
    assert!(ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn names_references_and_values_are_offered_in_every_shell() {
    let home = with_a_goal();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(offered(&home, shell, &["pre"]).contains("prep"), "{shell}");
        assert!(offered(&home, shell, &["prep", "Nad"]).contains("Nadia"), "{shell}");
        assert!(
            offered(&home, shell, &["goal", "map", "add", "Ana", "--role", "can"]).contains("veto"),
            "{shell}"
        );
        assert!(offered(&home, shell, &["goal", "kit", "Sta"]).contains("Staff"), "{shell}");
    }
    let promise = home.run(&["review", "--json"]).json()["promises"][0]["ref"].as_str().unwrap().to_owned();
    let to_settle = offered(&home, "fish", &["done", ""]);
    let is_it = |(short, text): (&str, &str)| promise.ends_with(short) && text == "send visa contact";
    assert!(to_settle.lines().filter_map(|line| line.split_once('\t')).any(is_it), "{to_settle}");
    assert!(offered(&home, "fish", &["ask", "heard", ""]).contains("Ana Silva: time the pricing review"));
    assert!(offered(&home, "fish", &["ask", "Ana Silva", "for", "adv"]).contains("advocacy"));
    assert!(offered(&home, "fish", &["give", "than"]).contains("thanks"));
    assert!(offered(&home, "fish", &["log", "--topic", "tr"]).contains("travel"));
}

#[test]
fn flags_are_offered_behind_a_name() {
    let home = with_a_goal();
    for shell in ["bash", "zsh", "fish"] {
        assert!(offered(&home, shell, &["edit", "Ana Silva", "--ti"]).contains("--title"), "{shell}");
    }
    let old = offered(&home, "fish", &["people", ""]);
    assert!(old.contains("audit") && !old.contains("what-if"), "{old}");
}

#[test]
fn bash_inserts_a_name_of_two_words_as_one() {
    let home = with_a_goal();
    assert_eq!(offered(&home, "bash", &["goal", "kit", "--for", "Ana"]).trim(), r"Ana\ Silva");
    // The script itself, in the shell itself, where it is.
    let script = home.run(&["journal", "completions", "bash"]).succeeds();
    let program = env!("CARGO_BIN_EXE_hallway");
    let asks = format!(
        "hallway() {{ :; }}\n{}\nCOMP_WORDS=(hallway prep Ana); COMP_CWORD=2; COMP_TYPE=9\n\
         _clap_complete_hallway hallway Ana prep\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"",
        script.replace("\"hallway\" --", &format!("\"{program}\" --"))
    );
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", &asks]).env("HALLWAY_DIR", home.path().join("journal")).stdin(Stdio::null());
    match bash.output() {
        Ok(ran) => {
            let said = String::from_utf8(ran.stdout).unwrap();
            assert!(said.contains(r"Ana\ Silva"), "{said}{}", String::from_utf8_lossy(&ran.stderr));
        }
        Err(error) => eprintln!("not asked, bash is not here: {error}"),
    }
}

/// A command in a shell of its own, with the program on its path and the journal of a home.
fn in_shell(home: &Home, shell: &str) -> Command {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_hallway")).parent().unwrap();
    let mut command = Command::new(shell);
    command.env_clear().env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", program.display()));
    command.env("HOME", home.path()).env("HALLWAY_DIR", home.path().join("journal")).env("TERM", "xterm");
    command
}

#[test]
fn fish_itself_offers_names_and_flags() {
    let home = with_a_goal();
    for (typed, offered) in [("prep Nad", "Nadia"), ("edit Ana --ti", "--title"), ("give than", "thanks")] {
        let mut fish = in_shell(&home, "fish");
        let asks = format!("hallway journal completions fish | source; complete -C 'hallway {typed}'");
        match fish.args(["--no-config", "-c", &asks]).stdin(Stdio::null()).output() {
            Ok(ran) => {
                let said = String::from_utf8(ran.stdout).unwrap();
                assert!(said.contains(offered), "{typed}: {said}{}", String::from_utf8_lossy(&ran.stderr));
            }
            Err(error) => return eprintln!("not asked, fish is not here: {error}"),
        }
    }
}

#[test]
#[cfg(unix)]
fn zsh_itself_completes_a_name_behind_tab() {
    let home = with_a_goal();
    if Command::new("zsh").arg("--version").output().is_err() {
        return eprintln!("not asked, zsh is not here");
    }
    let mut command = in_shell(&home, "zsh");
    command.args(["-f", "-i"]).env("PS1", "ready> ");
    let mut zsh = rexpect::session::spawn_command(command, Some(60_000)).unwrap();
    zsh.send_line(
        "autoload -Uz compinit; compinit -u -D; source <(hallway journal completions zsh); echo 'is 'read",
    )
    .unwrap();
    zsh.exp_string("is read").unwrap();
    for (typed, completed) in [("prep Nad", "Nadia\\ Rahman"), ("give than", "thanks")] {
        // What is typed comes back as it is, and the rest behind Tab; Ctrl-U drops the line.
        zsh.send(&format!("hallway {typed}\t")).unwrap();
        zsh.flush().unwrap();
        let begun = typed.rsplit(' ').next().unwrap();
        zsh.exp_string(begun).unwrap();
        zsh.exp_string(completed.strip_prefix(begun).unwrap()).unwrap();
        zsh.send("\u{15}").unwrap();
        zsh.flush().unwrap();
    }
    zsh.send_line("exit").unwrap();
    zsh.exp_eof().unwrap();
}

#[test]
fn completing_makes_no_journal_and_says_nothing() {
    let home = Home::new();
    assert_eq!(offered(&home, "fish", &["prep", "Ana"]), "");
    assert!(!home.path().join("journal").exists());
}

#[test]
fn every_verb_has_a_page_for_man() {
    let home = Home::new();
    let whole = home.run(&["help", "man"]).succeeds();
    assert!(whole.contains(".TH hallway 1") && whole.contains("hallway\\-log(1)"), "{whole}");
    let log = home.run(&["help", "man", "log"]).succeeds();
    assert!(
        log.contains(".TH hallway-log 1") && log.contains("single quotes around the whole line"),
        "{log}"
    );
    assert!(home.run(&["help", "man", "people", "merge"]).succeeds().contains("hallway\\-people\\-merge"));
    assert!(home.run(&["help", "man", "nothing"]).fails(2).contains("no manual page for \"nothing\""));
}
