//! Finding out which walls the kernel offers, by putting them up around `true`.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{Layers, Limits, Policy, command};

/// Tries each layer by itself, then all that work together.
pub fn probe(helper: &Path) -> Layers {
    let try_layers = |layers: Layers| {
        let policy = Policy {
            layers,
            limits: Limits {
                cpu_seconds: 5,
                memory_bytes: 1 << 30,
                file_bytes: 1 << 20,
            },
            read: ["/usr/lib", "/lib", "/lib64", "/etc/ld.so.cache"]
                .map(PathBuf::from)
                .to_vec(),
            execute: crate::engine::with_loader(&["/usr/bin/true".into(), "/bin/true".into()]),
            write: Vec::new(),
            mark: String::new(),
        };
        command(helper, &policy, Path::new("true"))
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let layers = Layers {
        namespaces: try_layers(Layers {
            namespaces: true,
            ..Layers::default()
        }),
        landlock: try_layers(Layers {
            landlock: true,
            ..Layers::default()
        }),
        seccomp: try_layers(Layers {
            seccomp: true,
            ..Layers::default()
        }),
    };
    if try_layers(layers) {
        return layers;
    }
    // Each works alone but not all together: files matter most.
    let fewer = Layers {
        namespaces: false,
        ..layers
    };
    if try_layers(fewer) {
        fewer
    } else {
        Layers::default()
    }
}
