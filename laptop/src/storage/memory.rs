//! What this process holds in memory stays there: no file is written of it when it is ended by a signal.

/// Asks the system for no core file and no onlookers. The key is in memory while the journal is open; a core file would be a
/// copy of it in the clear. Where the system refuses, everything else still works.
pub fn keep_to_itself() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn no_file_is_written_of_it_and_nobody_looks_in() {
        use rustix::process::{Resource, getrlimit};
        super::keep_to_itself();
        let core = getrlimit(Resource::Core);
        assert_eq!((core.current, core.maximum), (Some(0), Some(0)));
        #[cfg(target_os = "linux")]
        assert_eq!(
            rustix::process::dumpable_behavior().unwrap(),
            rustix::process::DumpableBehavior::NotDumpable
        );
    }
}
