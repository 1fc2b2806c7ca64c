//! New namespaces for what this process starts next, and a root folder that holds nothing but
//! what the policy names.
//!
//! Landlock refuses opening what is not named, yet lets a program ask whether a file exists,
//! how large it is, and watch or touch it. In a root of its own such a file is not there.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{StatVfsMountFlags, statvfs};
use rustix::mount::{
    MountFlags, MountPropagationFlags, UnmountFlags, mount, mount_bind, mount_bind_recursive,
    mount_change, mount_remount, unmount,
};
use rustix::process::{chdir, pivot_root};
use rustix::thread::UnshareFlags;

use super::{DEVICES, Policy};

/// The user inside: nobody, who owns nothing but what the job owns.
const NOBODY: u32 = 65534;
/// What programs hear as the machine's name.
const HOST_NAME: &[u8] = b"job";
/// A folder that every system has; the new root is built over it.
const BASE: &str = "/tmp";
/// The old root and the new one, while the latter is built.
const OLD: &str = "/old";
const NEW: &str = "/new";
/// Links on the way to one file.
const LINKS_MAX: usize = 40;

/// Leaves the user, process, network, mount, host name and IPC namespaces of the service. The
/// next child is process 1 of its own namespace; when it ends, the kernel kills all others
/// there.
pub(super) fn enter(policy: &Policy) -> io::Result<()> {
    let folder = std::env::current_dir()?;
    let user = rustix::process::geteuid().as_raw();
    let group = rustix::process::getegid().as_raw();
    let flags = UnshareFlags::NEWUSER
        | UnshareFlags::NEWPID
        | UnshareFlags::NEWNET
        | UnshareFlags::NEWNS
        | UnshareFlags::NEWUTS
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
    rustix::system::sethostname(HOST_NAME)?;
    change_root(policy)
        .map_err(|error| io::Error::new(error.kind(), format!("no root of its own: {error}")))?;
    // A folder that is not part of the new root is none to work in.
    if chdir(&folder).is_err() {
        chdir("/")?;
    }
    Ok(())
}

fn change_root(policy: &Policy) -> io::Result<()> {
    let fixed = MountFlags::NOSUID | MountFlags::NODEV;
    mount_change(
        "/",
        MountPropagationFlags::PRIVATE | MountPropagationFlags::REC,
    )?;
    mount("tmpfs", BASE, "tmpfs", fixed, c"size=1m,mode=0755")?;
    let base = Path::new(BASE);
    for folder in [OLD, NEW] {
        fs::create_dir(base.join(folder.trim_start_matches('/')))?;
    }
    pivot_root(BASE, base.join(OLD.trim_start_matches('/')))?;
    chdir("/")?;
    mount_bind(NEW, NEW)?;

    for path in policy.read.iter().chain(&policy.execute) {
        show(path, Access::Read)?;
    }
    for device in DEVICES {
        show(Path::new(device), Access::Device)?;
    }
    for path in &policy.write {
        show(path, Access::Write)?;
    }

    unmount(OLD, UnmountFlags::DETACH)?;
    chdir(NEW)?;
    // The new root and the base change places; the base, now stacked upon it, goes.
    pivot_root(".", ".")?;
    unmount(".", UnmountFlags::DETACH)?;
    chdir("/")?;
    mount_remount("/", MountFlags::BIND | MountFlags::RDONLY | fixed, c"")?;
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
    Device,
}

/// Puts a file or folder of the old root into the new one; one that does not exist is left out.
fn show(path: &Path, access: Access) -> io::Result<()> {
    let Some(real) = real_path(path)? else {
        return Ok(());
    };
    let source = under(OLD, &real);
    let about = fs::metadata(&source)?;
    let target = under(NEW, &real);
    if access == Access::Read && is_shown(&source, &target) {
        return Ok(());
    }
    if about.is_dir() {
        fs::create_dir_all(&target)?;
    } else {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&target, "")?;
    }
    if about.is_dir() {
        mount_bind_recursive(&source, &target)?;
    } else {
        mount_bind(&source, &target)?;
    }
    // What the mount refuses already must stay refused.
    let mut flags = kept(&target)? | MountFlags::BIND | MountFlags::NOSUID;
    if access != Access::Device {
        flags |= MountFlags::NODEV;
    }
    if access == Access::Read {
        flags |= MountFlags::RDONLY;
    }
    mount_remount(&target, flags, c"")?;
    Ok(())
}

/// Whether a folder that was shown before holds this file.
fn is_shown(source: &Path, target: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(source), Ok(target)) = (fs::metadata(source), fs::metadata(target)) else {
        return false;
    };
    (source.dev(), source.ino()) == (target.dev(), target.ino())
}

fn kept(target: &Path) -> io::Result<MountFlags> {
    let about = statvfs(target)?;
    let mut flags = MountFlags::empty();
    for (has, keep) in [
        (StatVfsMountFlags::RDONLY, MountFlags::RDONLY),
        (StatVfsMountFlags::NODEV, MountFlags::NODEV),
        (StatVfsMountFlags::NOEXEC, MountFlags::NOEXEC),
        (StatVfsMountFlags::NOATIME, MountFlags::NOATIME),
        (StatVfsMountFlags::NODIRATIME, MountFlags::NODIRATIME),
        (StatVfsMountFlags::RELATIME, MountFlags::RELATIME),
    ] {
        if about.f_flag.contains(has) {
            flags |= keep;
        }
    }
    Ok(flags)
}

/// Follows links in the old root and repeats them in the new one; `None` where nothing is.
fn real_path(path: &Path) -> io::Result<Option<PathBuf>> {
    let mut real = PathBuf::from("/");
    let mut ahead: Vec<PathBuf> = parts(path);
    let mut links = 0;
    while let Some(part) = ahead.pop() {
        if part == Path::new("..") {
            real.pop();
            continue;
        }
        let next = real.join(&part);
        let old = under(OLD, &next);
        let Ok(about) = fs::symlink_metadata(&old) else {
            return Ok(None);
        };
        if !about.is_symlink() {
            real = next;
            continue;
        }
        links += 1;
        if links > LINKS_MAX {
            return Ok(None);
        }
        let to = fs::read_link(&old)?;
        repeat_link(&to, &under(NEW, &next))?;
        if to.is_absolute() {
            real = PathBuf::from("/");
        }
        ahead.extend(parts(&to));
    }
    Ok(Some(real))
}

fn repeat_link(to: &Path, at: &Path) -> io::Result<()> {
    // A link within a folder that is shown already is there.
    if fs::symlink_metadata(at).is_ok() {
        return Ok(());
    }
    if let Some(folder) = at.parent() {
        fs::create_dir_all(folder)?;
    }
    std::os::unix::fs::symlink(to, at)
}

/// A path's parts, the last one first.
fn parts(path: &Path) -> Vec<PathBuf> {
    path.components()
        .rev()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(PathBuf::from(name)),
            Component::ParentDir => Some(PathBuf::from("..")),
            _ => None,
        })
        .collect()
}

fn under(root: &str, path: &Path) -> PathBuf {
    Path::new(root).join(path.strip_prefix("/").unwrap_or(path))
}
