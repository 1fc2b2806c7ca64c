//! Sockets of all kinds.

use compile_protocol::Engine::Pdflatex;

use super::attack::Attack;

pub fn attacks() -> Vec<Attack> {
    let remote = r"\documentclass{article}\usepackage[backend=biber]{biblatex}\addbibresource[location=remote]{http://127.0.0.1:@PORT@/a.bib}\begin{document}\cite{a}\printbibliography\end{document}";
    vec![
        Attack::lua(
            "LuaSocket: TCP",
            "local socket = require('socket') local c = assert(socket.tcp())
assert(c:connect('127.0.0.1', @PORT@)) texio.write_nl('BREACH')",
        )
        .ends("latex_error"),
        Attack::lua(
            "LuaSocket: UDP",
            "local socket = require('socket') local c = assert(socket.udp())
assert(c:sendto('x', '127.0.0.1', @PORT@)) texio.write_nl('BREACH')",
        )
        .ends("latex_error"),
        Attack::lua(
            "LuaSocket: HTTP and names",
            "local http = require('socket.http')
local body = http.request('http://127.0.0.1:@PORT@/') if body then texio.write_nl('BREACH') end
if require('socket').dns.toip('localhost') then texio.write_nl('BREACH') end",
        )
        .ends("success | latex_error"),
        Attack::lua(
            "a socket with a path",
            "local unix = require('socket.unix') local c = assert(unix())
assert(c:connect('@UNIX@')) texio.write_nl('BREACH')",
        )
        .ends("latex_error"),
        Attack::new("a bibliography from the network", Pdflatex, remote)
            .ends("latex_error"),
        Attack::perl(
            "biber: TCP, UDP, local, abstract and raw sockets by Perl",
            r#"use Socket; my @b;
for my $family (1, 2, 10, 16, 17) { for my $type (1, 2, 3) {
  push @b, "$family/$type" if socket(my $s, $family, $type, 0);
  push @b, "pair" if socketpair(my $x, my $y, $family, $type, 0);
} }
if (socket(my $s, 1, 1, 0)) { connect($s, pack('S a*', 1, "\0@ABSTRACT@")); connect($s, pack_sockaddr_un('@UNIX@')); }
if (socket(my $t, 2, 1, 0)) { connect($t, pack_sockaddr_in(@PORT@, inet_aton('127.0.0.1'))); }
@b ? "BREACH @b" : 'held';"#,
        )
        .ends("success"),
    ]
}
