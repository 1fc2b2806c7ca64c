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

    fn run(&self, script: &str) -> Output {
        let perl = Path::new("/usr/bin/perl");
        let mut execute = vec![perl.canonicalize().expect("perl is installed")];
        execute.extend(
            ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"].map(PathBuf::from),
        );
        let policy = Policy {
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
        };
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
