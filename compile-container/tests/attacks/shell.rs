//! Commands: the shell, other programs, code that is not TeX's.

use compile_protocol::Engine::{Lualatex, Pdflatex, Xelatex};

use super::attack::{Attack, document, with_preamble};

pub fn attacks() -> Vec<Attack> {
    vec![
        Attack::new(
            "`\\write18`, pdfLaTeX",
            Pdflatex,
            document(r"\immediate\write18{touch /tmp/legible-breach; id > id.tex}\input{id.tex}"),
        )
        .ends("latex_error"),
        Attack::new(
            "`\\write18`, XeLaTeX",
            Xelatex,
            document(r"\immediate\write18{touch /tmp/legible-breach; id > id.tex}\input{id.tex}"),
        )
        .ends("latex_error"),
        Attack::new(
            "`\\write18`, LuaLaTeX",
            Lualatex,
            document(
                r"\directlua{os.execute('touch /tmp/legible-breach; id > id.tex')}\input{id.tex}",
            ),
        )
        .ends("latex_error"),
        Attack::new(
            "`\\input` of a pipe, pdfLaTeX",
            Pdflatex,
            document("\\input|\"touch /tmp/legible-breach; cat @OUT@/secret.tex\""),
        )
        .ends("latex_error"),
        Attack::new(
            "`\\openin` of a pipe, XeLaTeX",
            Xelatex,
            document("\\openin5=\"|touch /tmp/legible-breach; cat @OUT@/secret.tex\" \\read5 to\\x \\x"),
        )
        .ends("latex_error"),
        Attack::lua(
            "`io.popen`",
            "local p = io.popen('touch /tmp/legible-breach; echo BREACH') print(p:read('a'))",
        )
        .ends("latex_error"),
        Attack::lua(
            "`os.spawn`",
            "if os.spawn('touch /tmp/legible-breach') == 0 then texio.write_nl('BREACH') end",
        )
        .ends("success"),
        Attack::lua(
            "`os.exec`: another program in the engine's place",
            "os.exec({'/bin/sh', '-c', 'touch /tmp/legible-breach'}) os.exec('/usr/bin/id')",
        )
        .ends("success"),
        Attack::lua(
            "the hidden `io.popen`, through the debug library",
            "local function look(f, depth)
  for n = 1, 60 do
    local name, value = debug.getupvalue(f, n)
    if not name then break end
    if type(value) == 'function' then
      pcall(value, 'touch /tmp/legible-breach', 'r')
      if depth > 0 then look(value, depth - 1) end
    end
  end
end
for _, f in pairs({io.open, io.popen, os.execute, io.lines, os.rename}) do look(f, 3) end",
        )
        .ends("success"),
        Attack::lua(
            "`ffi`: the C library's `system`",
            "local ffi = require('ffi')
ffi.cdef('int system(const char *command); int execl(const char *path, const char *arg, ...);')
if ffi.C.system('touch /tmp/legible-breach') == 0 then texio.write_nl('BREACH') end",
        )
        .ends("latex_error").alone("success"),
        Attack::lua(
            "`package.loadlib`: a library as Lua code",
            "local f = package.loadlib('/lib/x86_64-linux-gnu/libc.so.6', 'system')
if f then texio.write_nl('loaded') f('touch /tmp/legible-breach') end",
        )
        .ends("success"),
        Attack::new(
            "`%&` options in the first line",
            Pdflatex,
            format!(
                "%&pdflatex -shell-escape -output-directory=@OUT@\n{}",
                document(r"\immediate\write18{touch /tmp/legible-breach}")
            ),
        )
        .ends("success"),
        Attack::new(
            "a main file called `-shell-escape.tex`",
            Pdflatex,
            document(r"\immediate\write18{touch /tmp/legible-breach}"),
        )
        .named("-shell-escape.tex")
        .ends("refused main_name")
        .alone("latex_error"),
        Attack::new(
            "a main file called `-output-directory=@OUT@`",
            Pdflatex,
            document("x"),
        )
        .named("-output-directory=..")
        .ends("refused main_name")
        .alone("latex_error"),
        Attack::new(
            "commands in a file name",
            Pdflatex,
            document("x"),
        )
        .named("a`touch $(touch b)`;id|id.tex")
        .ends("refused main_name")
        .alone("success"),
        Attack::new("a `texmf.cnf` that allows all", Pdflatex, document(r"\immediate\write18{touch /tmp/legible-breach}\openin5=@OUT@/secret.tex \read5 to\x \x"))
            .with("texmf.cnf", "shell_escape = t\nopenin_any = a\nopenout_any = a\nTEXMFCNF = .\n")
            .ends("latex_error"),
        Attack::new("a format of its own", Pdflatex, document("x"))
            .with("pdflatex.fmt", vec![0x57; 5000])
            .ends("success")
            .alone("latex_error"),
        Attack::new(
            "an EPS figure that is to be converted",
            Pdflatex,
            with_preamble(r"\usepackage{graphicx,epstopdf}", r"\includegraphics{a.eps}"),
        )
        .with("a.eps", "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%touch /tmp/legible-breach) (w) file\n")
        .ends("latex_error"),
    ]
}
