//! The program as people run it: commands that end, and services that are told to.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

/// How a command ended and what it said.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program with these arguments in a folder of its own, with no setting of ours around it.
pub(crate) fn qiao(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    command.args(arguments).current_dir(folder);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("QIAO_")) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a command to its end.
pub(crate) fn ended(command: &mut Command) -> Ended {
    let output = command.stdin(Stdio::null()).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ended {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Runs the program to its end.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ended {
    ended(&mut qiao(folder, arguments))
}

/// A service that runs; it is killed when dropped.
pub(crate) struct Running {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
    /// Where it serves.
    pub(crate) url: String,
}

impl Running {
    /// Starts it and waits until it says where it serves.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = lines.find_map(|line| Some(line.ok()?.split_once("serves http://")?.1.trim().to_owned()));
        let url = format!("http://{}", address.expect("it says where it serves"));
        Self { child, lines, url }
    }

    /// The demo in this folder, and what it says to try.
    pub(crate) fn demo(folder: &Path, arguments: &[&str]) -> (Self, Vec<String>) {
        let mut demo = Self::start(qiao(folder, &["demo", "--listen", "127.0.0.1:0"]).args(arguments));
        let mut said = Vec::new();
        while let Some(Ok(line)) = demo.lines.next() {
            if line.starts_with("Ctrl-C") {
                break;
            }
            said.push(line);
        }
        (demo, said)
    }

    /// Sends it a signal.
    pub(crate) fn tell(&self, signal: Signal) {
        let id = Pid::from_raw(i32::try_from(self.child.id()).expect("a process id")).expect("a process id");
        kill_process(id, signal).expect("told");
    }

    /// Sends it a signal, waits for its end and gives its exit code.
    pub(crate) fn stop(mut self, signal: Signal) -> Option<i32> {
        self.tell(signal);
        self.child.wait().expect("its end").code()
    }

    /// Whether it still runs.
    pub(crate) fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Runs a line in a shell and gives what it printed; it must succeed.
pub(crate) fn shell(folder: &Path, script: &str) -> String {
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", script]).current_dir(folder);
    let ended = ended(&mut bash);
    assert_eq!(ended.code, Some(0), "{script}\n{}{}", ended.out, ended.err);
    ended.out
}
