//! What stands around the sandbox and must stay as it is: files, sockets, processes.

use std::io::{ErrorKind, Write as _};
use std::net::{TcpListener, UdpSocket};
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What no document may show. Digits have no kerns between them, so that they stay together
/// in a PDF too.
pub const CANARY: &str = "94719462840581";

/// Canaries of one run of the suite.
pub struct World {
    folder: tempfile::TempDir,
    tcp: TcpListener,
    udp: UdpSocket,
    unix: UnixListener,
    abstract_name: String,
    abstract_socket: UnixListener,
    before: Vec<String>,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path();
        for name in ["secret.tex", "secret.bib", "secret.txt", "secret.lua"] {
            std::fs::write(out.join(name), CANARY).expect("written");
        }
        let tcp = TcpListener::bind("127.0.0.1:0").expect("a free port");
        // The same number for both protocols, so that one name is enough.
        let udp = UdpSocket::bind(tcp.local_addr().expect("bound")).expect("the port is free");
        let unix = UnixListener::bind(out.join("socket")).expect("bound");
        let abstract_name = format!("legible-canary-{}", std::process::id());
        let address = SocketAddr::from_abstract_name(&abstract_name).expect("short");
        let abstract_socket = UnixListener::bind_addr(&address).expect("bound");
        tcp.set_nonblocking(true).expect("supported");
        udp.set_nonblocking(true).expect("supported");
        unix.set_nonblocking(true).expect("supported");
        abstract_socket.set_nonblocking(true).expect("supported");
        let before = listing(out);
        Self {
            folder,
            tcp,
            udp,
            unix,
            abstract_name,
            abstract_socket,
            before,
        }
    }

    /// Puts the canaries' places into an attack's text.
    pub fn fill(&self, bytes: &[u8], jobs: &Path, cache: &Path) -> Vec<u8> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return bytes.to_vec();
        };
        let out = self.folder.path();
        let port = self.tcp.local_addr().expect("bound").port();
        text.replace("@OUT@", &out.display().to_string())
            .replace("@JOBS@", &jobs.display().to_string())
            .replace("@CACHE@", &cache.display().to_string())
            .replace("@PORT@", &port.to_string())
            .replace("@UNIX@", &out.join("socket").display().to_string())
            .replace("@ABSTRACT@", &self.abstract_name)
            .into_bytes()
    }

    /// Panics where something happened to a canary.
    pub fn is_untouched(&self, after: &str) {
        let blocked = |error: std::io::Error| error.kind() == ErrorKind::WouldBlock;
        assert!(self.tcp.accept().is_err_and(blocked), "TCP, after {after}");
        assert!(
            self.udp.recv(&mut [0]).is_err_and(blocked),
            "UDP, after {after}"
        );
        assert!(
            self.unix.accept().is_err_and(blocked),
            "socket, after {after}"
        );
        assert!(
            self.abstract_socket.accept().is_err_and(blocked),
            "abstract socket, after {after}"
        );
        assert_eq!(listing(self.folder.path()), self.before, "after {after}");
        let mark = "/tmp/legible-breach";
        assert!(!Path::new(mark).exists(), "{mark}, after {after}");
    }
}

/// Names, sizes, modes, times and contents of a folder's files.
fn listing(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> = std::fs::read_dir(folder)
        .expect("readable")
        .flatten()
        .map(|entry| {
            let about = entry.metadata().expect("readable");
            let content = std::fs::read(entry.path()).unwrap_or_default();
            format!(
                "{} {:o} {}.{} {content:?}",
                entry.file_name().display(),
                about.mode(),
                about.mtime(),
                about.mtime_nsec()
            )
        })
        .collect();
    all.sort();
    all
}

/// Processes that jobs left: those in whose environment the service's folder stands.
pub fn processes_of(jobs: &Path) -> Vec<PathBuf> {
    let mark = jobs.as_os_str().as_encoded_bytes();
    std::fs::read_dir("/proc")
        .expect("readable")
        .flatten()
        .map(|entry| entry.path())
        .filter(|process| {
            std::fs::read(process.join("environ")).is_ok_and(|environment| {
                environment.windows(mark.len()).any(|window| window == mark)
            })
        })
        .collect()
}

/// The text that a PDF shows.
pub fn text_of(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("pdftotext is installed");
    let mut stdin = child.stdin.take().expect("piped");
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || {
        // A reader that gives up early closes the pipe.
        let _ = stdin.write_all(&pdf);
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("it ends");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
