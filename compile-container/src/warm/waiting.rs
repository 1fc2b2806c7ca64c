//! Whether an engine has read all that it was given and waits for more.
//!
//! Nothing may be added to the document to make it say so: a message or a file would show in the
//! log, and its result would no longer be that of any other run. The kernel knows: the pipe is
//! empty, and the engine sleeps.

use std::fs;
use std::os::fd::AsFd;
use std::time::Duration;

/// How often the kernel is asked. There is no call that waits for somebody else's waiting.
const ASK: Duration = Duration::from_millis(2);

/// Returns once the engine waits for more of `pipe`, never if it does not. `helper` is the
/// process that started it.
pub async fn for_more(helper: u32, pipe: impl AsFd) {
    let mut before = false;
    loop {
        // Twice in a row: between its last byte and its next question an engine may sleep for a
        // moment to read a file.
        let now = rustix::io::ioctl_fionread(&pipe).is_ok_and(|unread| unread == 0)
            && engine(helper).is_some_and(sleeps);
        if now && before {
            return;
        }
        before = now;
        tokio::time::sleep(ASK).await;
    }
}

/// Memory that the engine holds, in bytes; 0 where it cannot be told.
pub fn memory(helper: u32) -> u64 {
    let resident = engine(helper).and_then(|id| {
        let about = fs::read_to_string(format!("/proc/{id}/statm")).ok()?;
        about.split(' ').nth(1)?.parse::<u64>().ok()
    });
    resident.unwrap_or_default() * rustix::param::page_size() as u64
}

/// The engine's process: the last of the chain that the helper started.
fn engine(helper: u32) -> Option<u32> {
    let mut id = helper;
    // The chain has three links; a longer one is somebody else's.
    for _ in 0..4 {
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).ok()?;
        match children.split_ascii_whitespace().next() {
            Some(child) => id = child.parse().ok()?,
            None => return Some(id),
        }
    }
    None
}

/// Whether a process is in an interruptible sleep, as one that reads from an empty pipe is; one
/// that waits for the disk is not.
fn sleeps(id: u32) -> bool {
    fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|about| {
        // The name before it stands in parentheses and may hold anything.
        about
            .rsplit_once(") ")
            .is_some_and(|(_, rest)| rest.starts_with('S'))
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::*;

    #[tokio::test]
    async fn a_program_that_has_read_all_waits() {
        let mut child = Command::new("sh")
            .args(["-c", "while read line; do :; done"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("a shell");
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(b"one\ntwo\n").expect("room for two lines");
        tokio::time::timeout(Duration::from_mins(1), for_more(child.id(), &pipe))
            .await
            .expect("it waits");
        assert!(memory(child.id()) > 0);
        drop(pipe);
        child.wait().expect("it ends with its input");
    }

    #[tokio::test]
    async fn a_program_at_work_does_not() {
        let mut child = Command::new("sh")
            .args(["-c", "read line; while :; do :; done"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("a shell");
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(b"one\n").expect("room for a line");
        let waits = tokio::time::timeout(Duration::from_millis(300), for_more(child.id(), &pipe));
        assert!(waits.await.is_err());
        child.kill().expect("running");
        child.wait().expect("killed");
    }
}
