//! Walls that a process puts up around itself, and that everything it becomes inherits.

use std::io;

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, Ruleset, RulesetAttr as _,
    RulesetCreatedAttr as _, RulesetStatus, Scope, path_beneath_rules,
};
use rustix::process::{Resource, Rlimit, setrlimit};

use super::{DEVICES, Policy, syscalls};

/// Open files: TeX needs some dozens.
const OPEN_FILES: u64 = 256;
/// Processes of one job's user namespace, the helpers included. The system call filter lets
/// none be started; this holds where it cannot be put up.
const PROCESSES: u64 = 4;

pub(super) fn enter(policy: &Policy) -> io::Result<()> {
    limit(policy)?;
    rustix::thread::set_no_new_privs(true)?;
    if !policy.layers.namespaces {
        drop_capabilities()?;
    }
    if policy.layers.landlock {
        restrict_files(policy)?;
    }
    if policy.layers.seccomp {
        syscalls::restrict()?;
    }
    Ok(())
}

fn limit(policy: &Policy) -> io::Result<()> {
    let limits = &policy.limits;
    let mut all = vec![
        (Resource::Core, 0),
        (Resource::Cpu, limits.cpu_seconds),
        (Resource::As, limits.memory_bytes),
        (Resource::Fsize, limits.file_bytes),
        (Resource::Nofile, OPEN_FILES),
    ];
    // Counted by user: outside a namespace of its own the job would count the service too.
    if policy.layers.namespaces {
        all.push((Resource::Nproc, PROCESSES));
    }
    for (resource, value) in all {
        let both = Rlimit {
            current: Some(value),
            maximum: Some(value),
        };
        setrlimit(resource, both)?;
    }
    Ok(())
}

/// For a service that runs as root where there are no user namespaces.
fn drop_capabilities() -> io::Result<()> {
    use rustix::thread::{
        CapabilitiesSecureBits as Bits, CapabilitySet, CapabilitySets, set_capabilities,
        set_capabilities_secure_bits,
    };
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    // Root gains nothing by running a program from here on.
    set_capabilities_secure_bits(Bits::NO_ROOT | Bits::NO_ROOT_LOCKED)?;
    let none = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };
    set_capabilities(None, none)?;
    Ok(())
}

fn restrict_files(policy: &Policy) -> io::Result<()> {
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    // No links, sockets, pipes or devices: nothing that could stand in for a file.
    let write: BitFlags<AccessFs> = read
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir;
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V5))
        .and_then(|set| set.handle_access(AccessNet::from_all(ABI::V4)))
        .and_then(|set| set.scope(Scope::from_all(ABI::V6)))
        .and_then(Ruleset::create)
        .and_then(|set| set.add_rules(path_beneath_rules(&policy.read, read)))
        .and_then(|set| {
            set.add_rules(path_beneath_rules(
                &policy.execute,
                AccessFs::Execute | AccessFs::ReadFile,
            ))
        })
        .and_then(|set| set.add_rules(path_beneath_rules(&policy.write, write)))
        .and_then(|set| {
            set.add_rules(path_beneath_rules(
                DEVICES,
                AccessFs::ReadFile | AccessFs::WriteFile,
            ))
        })
        .and_then(landlock::RulesetCreated::restrict_self)
        .map_err(io::Error::other)?;
    if status.ruleset == RulesetStatus::NotEnforced {
        return Err(io::Error::other("Landlock was not enforced"));
    }
    Ok(())
}
