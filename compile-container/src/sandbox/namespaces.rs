//! New namespaces for what this process starts next.

use std::fs;
use std::io;

use rustix::thread::UnshareFlags;

/// The user inside: nobody, who owns nothing but what the job owns.
const NOBODY: u32 = 65534;

/// Leaves the user, process, network, mount and IPC namespaces of the service. The next
/// child is process 1 of its own namespace; when it ends, the kernel kills all others there.
pub(super) fn enter() -> io::Result<()> {
    let user = rustix::process::geteuid().as_raw();
    let group = rustix::process::getegid().as_raw();
    let flags = UnshareFlags::NEWUSER
        | UnshareFlags::NEWPID
        | UnshareFlags::NEWNET
        | UnshareFlags::NEWNS
        | UnshareFlags::NEWIPC;
    #[expect(
        unsafe_code,
        reason = "unshare is unsafe for FILES and for programs with threads; this is neither"
    )]
    // SAFETY: the helper has one thread, and CLONE_FILES is not among the flags.
    unsafe {
        rustix::thread::unshare_unsafe(flags)?;
    }
    fs::write("/proc/self/setgroups", "deny")?;
    fs::write("/proc/self/uid_map", format!("{NOBODY} {user} 1"))?;
    fs::write("/proc/self/gid_map", format!("{NOBODY} {group} 1"))?;
    Ok(())
}
