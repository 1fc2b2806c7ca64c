//! Processes, signals, memory, and the machine.

use compile_protocol::Engine::{Lualatex, Pdflatex, Xelatex};

use super::attack::{Attack, document};

pub fn attacks() -> Vec<Attack> {
    vec![
        Attack::perl(
            "biber: a fork bomb by Perl",
            "my $n = 0; for (1 .. 1000) { my $p = fork(); if (defined $p) { $n++; if (!$p) { fork() while 1 } } } $n ? 'BREACH' : 'held';",
        )
        .ends("success"),
        Attack::perl(
            "biber: other programs by Perl",
            r##"my @b; for my $run ('/bin/sh -c "touch /tmp/legible-breach"', '/usr/bin/kpsewhich --version', '/usr/bin/perl -e 1', 'pdftex --version') {
  push @b, $run if system($run) == 0; push @b, $run if `$run`; }
open(my $f, '>', 'p'); print $f "#!/bin/sh\ntouch /tmp/legible-breach\n"; close $f;
chmod 0755, 'p'; push @b, 'own' if system("./p") == 0; @b ? "BREACH @b" : 'held';"##,
        )
        .ends("success"),
        Attack::perl(
            "biber: files, facts and dates outside by Perl",
            r#"my @b; for my $path ('@OUT@/secret.tex', '/etc/passwd', '/proc/self/environ', '/proc/1/environ', '/usr/bin/id') {
  push @b, "read $path" if open(my $f, '<', $path); push @b, "stat $path" if -e $path;
  push @b, "list $path" if opendir(my $d, $path); push @b, "date $path" if utime(1, 1, $path);
  push @b, "mode $path" if chmod(0777, $path); push @b, "link $path" if symlink($path, 'l') || link($path, 'm'); }
@b ? "BREACH @b" : 'held';"#,
        )
        .ends("success").facts(),
        Attack::perl(
            "biber: signals by Perl",
            "my @b; for my $p (1, 2, getppid(), -1) { push @b, $p if kill(9, $p) } @b ? \"BREACH @b\" : 'held';",
        )
        .ends("success"),
        Attack::perl(
            "biber: raw system calls by Perl",
            // memfd_create, ptrace, unshare, mount, userfaultfd, io_uring_setup, bpf, keyctl, inotify_init1,
            // pidfd_open, perf_event_open, setsid, setpgid, open_by_handle_at, fchmodat2, execveat, and the same
            // numbers in the other calling convention of the processor.
            r#"my @b; my $name = "x\0"; for my $n (319, 101, 272, 165, 323, 425, 321, 250, 294, 434, 298, 112, 109, 304, 452, 322, 157, 437, 41, 57) {
  for my $call ($n, $n | 0x40000000) { my $r = syscall($call, 0, 0, 0, 0, 0); push @b, "$call=$r" if $r != -1 || !($!{EPERM} || $!{ENOSYS}); } }
@b ? "BREACH @b" : 'held';"#,
        )
        .ends("success"),
        Attack::perl(
            "biber: descriptors that the service has open",
            "my @b; for my $n (3 .. 255) { push @b, $n if open(my $f, '>&=', $n) && -S $f } @b ? \"BREACH @b\" : 'held';",
        )
        .ends("success"),
        Attack::lua(
            "a memory bomb by Lua",
            "local t = {} for n = 1, 1000000 do t[n] = string.rep('x', 10000000) .. n end",
        )
        .ends("latex_error"),
        Attack::perl("biber: a memory bomb by Perl", "my @x; push @x, 'x' x 50_000_000 while 1;")
            .ends("latex_error"),
        Attack::new(
            "a memory bomb by macros",
            Pdflatex,
            document(r"\def\a{x\a\a}\edef\b{\a}"),
        )
        .ends("latex_error"),
        Attack::new(
            "macros that double, XeLaTeX",
            Xelatex,
            document(r"\def\a{xxxxxxxx}\loop\edef\a{\a\a}\iftrue\repeat"),
        )
        .ends("latex_error"),
        Attack::lua(
            "the stack: recursion without end in Lua's C code",
            "local s = string.rep('(', 1000000) load('return ' .. s)() string.find(s, string.rep('(.-)', 30))",
        )
        .ends("latex_error"),
        Attack::lua(
            "open files until there are no more",
            "local t = {} for n = 1, 2000 do t[n] = io.open('f' .. n, 'w') if not t[n] then t = nil collectgarbage() break end end
if t then texio.write_nl('BREACH') end",
        )
        .ends("success"),
        Attack::lua("the exit code of a failing sandbox", "os.exit(125)").ends("latex_error"),
        Attack::lua(
            "the exit code and the words of a failing sandbox",
            "io.stderr:write('sandbox-run: Landlock was not enforced') os.exit(125)",
        )
        .ends("latex_error"),
        Attack::new(
            "an engine that crashes",
            Lualatex,
            document(r"\directlua{local n = node.new('glyph') node.free(n) node.free(n) for i = 1, 100000 do node.free(i) end}"),
        )
        .ends("latex_error | success"),
    ]
}
