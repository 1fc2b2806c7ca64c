//! The walls by themselves, without TeX's own caution: a Perl program tries what it may not.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use compile_service::sandbox::{self, Layers, Limits, Policy};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

struct Cell {
    outside: tempfile::TempDir,
    job: tempfile::TempDir,
    layers: Layers,
}

impl Cell {
    /// One with all the walls that the kernel offers, and one without namespaces, as in a
    /// container that forbids them.
    fn each() -> [Self; 2] {
        let all = sandbox::probe(Path::new(HELPER));
        let without = Layers {
            namespaces: false,
            ..all
        };
        [all, without].map(|layers| Self {
            outside: tempfile::tempdir().expect("a temporary folder"),
            job: tempfile::tempdir().expect("a temporary folder"),
            layers,
        })
    }

    fn policy(&self) -> Policy {
        let perl = Path::new("/usr/bin/perl");
        let mut execute = vec![perl.canonicalize().expect("perl is installed")];
        execute.extend(
            ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"].map(PathBuf::from),
        );
        Policy {
            layers: self.layers,
            limits: Limits {
                cpu_seconds: 5,
                memory_bytes: 512 << 20,
                file_bytes: 1 << 20,
            },
            read: [
                "/usr/lib",
                "/lib",
                "/lib64",
                "/usr/share/perl",
                "/etc/ld.so.cache",
            ]
            .map(PathBuf::from)
            .to_vec(),
            execute,
            write: vec![self.job.path().to_owned()],
            mark: String::new(),
        }
    }

    fn run(&self, script: &str) -> Output {
        let perl = Path::new("/usr/bin/perl");
        let policy = self.policy();
        sandbox::command(Path::new(HELPER), &policy, perl)
            .args(["-e", script])
            .current_dir(self.job.path())
            .env_clear()
            .stdin(Stdio::null())
            .output()
            .expect("the helper starts")
    }

    /// The script's exit code, which must not be the helper's own.
    fn code(&self, script: &str) -> i32 {
        let output = self.run(script);
        let code = sandbox::exit_code(output.status);
        assert_ne!(
            code,
            sandbox::HELPER_FAILED,
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        code
    }
}

#[test]
fn an_honest_program_works_within_its_folder() {
    for cell in Cell::each() {
        let script = "open(F,'>','a') or die; print F 'x'; close F; mkdir 'd' or die; rename 'a','b' or die; open(F,'<','b') or die; unlink 'b' or die; print 'done'";
        let output = cell.run(script);
        assert_eq!(
            output.stdout,
            b"done",
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn files_outside_can_be_neither_read_nor_written_nor_changed() {
    for cell in Cell::each() {
        let canary = cell.outside.path().join("canary");
        std::fs::write(&canary, "x").expect("written");
        let outside = cell.outside.path().display();
        for script in [
            format!("exit(open(F,'<','{outside}/canary') ? 0 : 3)"),
            format!("exit(opendir(D,'{outside}') ? 0 : 3)"),
            "exit(open(F,'<','/etc/passwd') ? 0 : 3)".to_owned(),
            "exit(open(F,'<','/proc/self/environ') ? 0 : 3)".to_owned(),
            format!("exit(open(F,'>','{outside}/new') ? 0 : 3)"),
            format!("exit(open(F,'>>','{outside}/canary') ? 0 : 3)"),
            format!("exit(unlink('{outside}/canary') ? 0 : 3)"),
            format!("exit(mkdir('{outside}/d') ? 0 : 3)"),
            format!("exit(rename('{outside}/canary','{outside}/b') ? 0 : 3)"),
            format!("exit(chmod(0777,'{outside}/canary') ? 0 : 3)"),
            format!("exit(truncate('{outside}/canary',0) ? 0 : 3)"),
            format!("exit(symlink('{outside}/canary','link') ? 0 : 3)"),
            format!("exit(link('{outside}/canary','link') ? 0 : 3)"),
        ] {
            assert_eq!(cell.code(&script), 3, "{script}");
        }
        assert_eq!(std::fs::read(&canary).expect("still there"), b"x");
    }
}

#[test]
fn no_socket_can_be_opened() {
    for cell in Cell::each() {
        // Families: local, IPv4, IPv6, netlink, packet.
        for family in [1, 2, 10, 16, 17] {
            assert_eq!(
                cell.code(&format!("exit(socket(S,{family},1,0) ? 0 : 3)")),
                3,
                "{family}"
            );
        }
    }
}

#[test]
fn no_process_can_be_started_or_reached() {
    for cell in Cell::each() {
        assert_eq!(cell.code("exit(defined(fork()) ? 0 : 3)"), 3);
        assert_eq!(cell.code("exec('/bin/sh','-c','exit 0'); exit 3"), 3);
        assert_eq!(cell.code("exec('/usr/bin/env','true'); exit 3"), 3);
        let own = std::process::id();
        assert_eq!(cell.code(&format!("exit(kill(0,{own}) ? 0 : 3)")), 3);
        // A program of its own making cannot be run either.
        let script =
            "open(F,'>','p') or die; print F \"#!/usr/bin/perl\\n\"; close F; exec('./p'); exit 3";
        assert_eq!(cell.code(script), 3);
    }
}

#[test]
fn limits_end_a_program_that_passes_them() {
    for cell in Cell::each() {
        // 128 + SIGXFSZ, 128 + SIGKILL by the processor's clock.
        assert_eq!(
            cell.code("open(F,'>','a'); $x='x' x 65536; while(1){print F $x}"),
            153
        );
        let memory = cell.run("$x = 'x' x (1<<30); $y = $x . $x; exit 0");
        assert!(!memory.status.success());
        let open = "my @f; for (1..1000) { open(my $f,'>',\"f$_\") or exit 3; push @f,$f } exit 0";
        assert_eq!(cell.code(open), 3);
    }
}

#[test]
fn the_environment_is_what_was_given() {
    for cell in Cell::each() {
        // A helper built for coverage carries a mark of its own in its environment.
        let output = cell.run("print join(',', grep { !/^__LLVM_PROFILE/ } sort keys %ENV)");
        assert_eq!(
            output.stdout,
            b"",
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

#[test]
fn files_outside_keep_their_dates_and_in_a_root_of_its_own_are_not_there() {
    for cell in Cell::each() {
        let canary = cell.outside.path().join("canary");
        std::fs::write(&canary, "x").expect("written");
        let before = std::fs::metadata(&canary).expect("there");
        let path = canary.display();
        assert_eq!(cell.code(&format!("exit(utime(1,1,'{path}') ? 0 : 3)")), 3);
        let after = std::fs::metadata(&canary).expect("there");
        assert_eq!(
            before.modified().expect("known"),
            after.modified().expect("known")
        );
        if cell.layers.namespaces {
            for path in [
                &path.to_string(),
                "/etc/passwd",
                "/proc/1",
                "/home",
                "/usr/bin/env",
            ] {
                assert_eq!(
                    cell.code(&format!("exit(-e '{path}' ? 0 : 3)")),
                    3,
                    "{path}"
                );
            }
            // The root itself takes no files, and the machine has no name.
            assert_eq!(cell.code("exit(mkdir('/d') ? 0 : 3)"), 3);
            let output = cell.run("require POSIX; print((POSIX::uname())[1])");
            assert_eq!(output.stdout, b"job");
        }
    }
}

#[test]
fn system_calls_that_are_not_listed_do_not_exist() {
    for cell in Cell::each() {
        // memfd_create, ptrace, unshare, mount, userfaultfd, io_uring_setup, bpf, keyctl,
        // inotify_init1, pidfd_open, perf_event_open, setsid, setpgid, open_by_handle_at,
        // fchmodat2, execveat, prctl, clone3, process_vm_readv, mq_open, shmget, and numbers
        // that no kernel has yet; each also in the processor's other calling convention.
        let script = "my @b; for my $n (319,101,272,165,323,425,321,250,294,434,298,112,109,304,\
            452,322,157,435,310,240,29,600,1000) { for my $call ($n, $n | 0x40000000) { \
            my $r = syscall($call,0,0,0,0,0); push @b, $call if $r != -1 || !($!{EPERM} || $!{ENOSYS}) } } \
            print \"@b\"";
        let output = cell.run(script);
        assert!(output.status.success(), "{:?}", output.status);
        assert_eq!(
            output.stdout,
            b"",
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

#[test]
fn nothing_that_the_service_has_open_is_handed_on() {
    // Open in this process while the helper starts, as connections are in the service.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    for cell in Cell::each() {
        let script = "my @b; for my $n (3..250) { push @b, $n if open(my $f, '<&=', $n) && defined(fileno($f)) && (stat($f))[1] } print \"@b\"";
        let output = cell.run(script);
        assert!(output.status.success());
        assert_eq!(
            output.stdout,
            b"",
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
    drop(listener);
}

#[test]
fn a_program_may_signal_itself_and_end() {
    for cell in Cell::each() {
        // 128 + SIGABRT.
        assert_eq!(cell.code("require POSIX; POSIX::abort()"), 134);
    }
}

#[test]
fn only_a_helper_that_failed_complains_with_its_mark() {
    for cell in Cell::each() {
        let mut policy = cell.policy();
        policy.mark = sandbox::new_mark();
        assert_ne!(policy.mark, sandbox::new_mark());
        let run = |program: &str, arguments: &[&str]| {
            sandbox::command(Path::new(HELPER), &policy, Path::new(program))
                .args(arguments)
                .current_dir(cell.job.path())
                .env_clear()
                .output()
                .expect("the helper starts")
        };
        let missing = run("/nowhere", &[]);
        assert_eq!(sandbox::exit_code(missing.status), sandbox::HELPER_FAILED);
        assert!(missing.stderr.starts_with(policy.mark.as_bytes()));
        let passing = run(
            "/usr/bin/perl",
            &["-e", "print STDERR join(' ', @ARGV, %ENV); exit 125"],
        );
        assert_eq!(sandbox::exit_code(passing.status), sandbox::HELPER_FAILED);
        let said = String::from_utf8_lossy(&passing.stderr);
        assert!(!said.contains(&policy.mark), "{said}");
    }
}
