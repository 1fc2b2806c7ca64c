//! Reading what is not the job's: files, folders, facts about files, the environment.

use compile_protocol::Engine::{Lualatex, Pdflatex, Xelatex};

use super::attack::{Attack, document, with_preamble};

pub fn attacks() -> Vec<Attack> {
    let mut attacks = by_tex();
    attacks.extend(by_lua());
    attacks
}

fn by_tex() -> Vec<Attack> {
    let missing = "latex_error";
    vec![
        Attack::new("`\\input` of an absolute path", Pdflatex, document(r"\input{@OUT@/secret.tex}")).ends(missing),
        Attack::new("`\\input` of an absolute path, XeLaTeX", Xelatex, document(r"\input{@OUT@/secret.tex}")).ends(missing),
        Attack::new("`\\input{/etc/passwd}`", Lualatex, document(r"\input{/etc/passwd}")).ends(missing),
        Attack::new("`\\input` through `..`", Pdflatex, document(r"\input{../../../../../@OUT@/secret.tex}")).ends(missing),
        Attack::new("`..` from a subfolder, where it is allowed", Pdflatex, document(r"\input{../../../../../../@OUT@/secret.tex}"))
            .named("sub/main.tex")
            .ends(missing),
        Attack::new("`\\input{~/…}`", Pdflatex, document(r"\catcode`\~=12 \input{~/.bashrc}\input{~root/.profile}")).ends(missing),
        Attack::new(
            "`\\openin` and `\\read`",
            Pdflatex,
            document(r"\newread\r\openin\r=@OUT@/secret.tex \ifeof\r\else BREACH\fi\openin\r=/etc/passwd \ifeof\r\else BREACH\fi"),
        )
        .ends("success")
        .alone("success | latex_error"),
        Attack::new(
            "`/proc/self/environ`, `/proc/self/mem`, `/proc/1/environ`",
            Pdflatex,
            document(r"\newread\r\openin\r=/proc/self/environ \ifeof\r\else BREACH\fi\openin\r=/proc/self/mem \ifeof\r\else BREACH\fi\openin\r=/proc/1/environ \ifeof\r\else BREACH\fi"),
        )
        .ends("success")
        .alone("success | latex_error"),
        Attack::new(
            "`\\pdffiledump`, `\\pdfmdfivesum`",
            Pdflatex,
            document(r"\pdffiledump length 100{@OUT@/secret.tex}\edef\a{\pdfmdfivesum file{@OUT@/secret.tex}}\ifx\a\empty\else BREACH\fi"),
        )
        .ends("success").facts(),
        Attack::new(
            "`\\pdffilesize`, `\\pdffilemoddate`: facts about files",
            Pdflatex,
            document(r"\edef\a{\pdffilesize{/etc/passwd}\pdffilesize{@OUT@/secret.tex}\pdffilemoddate{/etc/passwd}}\ifx\a\empty\else BREACH\fi"),
        )
        .ends("success").facts(),
        Attack::new(
            "`\\pdfobj stream file`",
            Pdflatex,
            document(r"\pdfcompresslevel=0 \immediate\pdfobj stream file {@OUT@/secret.tex}"),
        )
        .ends("latex_error"),
        Attack::new(
            "a listing of a file outside",
            Pdflatex,
            with_preamble(r"\usepackage{listings,verbatim}", r"\verbatiminput{@OUT@/secret.tex}\lstinputlisting{@OUT@/secret.tex}"),
        )
        .ends(missing),
        Attack::new(
            "`\\includegraphics` of a PDF outside",
            Pdflatex,
            with_preamble(r"\usepackage{graphicx}", r"\includegraphics{@OUT@/secret.pdf}"),
        )
        .ends(missing),
        Attack::new("`\\XeTeXpicfile`", Xelatex, document("\\XeTeXpicfile \"/usr/../@OUT@/secret.txt\" ")).ends("latex_error"),
        Attack::new(
            "`\\special{psfile=…}` and `\\special{pdf:fstream …}`",
            Xelatex,
            document(r"\special{psfile=@OUT@/secret.txt}\special{pdf:fstream @x (@OUT@/secret.txt)}\special{pdf:image (@OUT@/secret.pdf)}\special{pdf:put @catalog <</X @x>>}"),
        )
        .ends("latex_error"),
        Attack::new(
            "a font by its absolute path, XeLaTeX",
            Xelatex,
            with_preamble(r"\usepackage{fontspec}\setmainfont[Path=@OUT@/]{secret.txt}", "x"),
        )
        .ends("latex_error"),
        Attack::new(
            "a font by its absolute path, LuaLaTeX",
            Lualatex,
            with_preamble(r"\usepackage{fontspec}\setmainfont[Path=@OUT@/]{secret.txt}", "x"),
        )
        .ends("latex_error"),
        Attack::new(
            "a font map that names a file outside",
            Pdflatex,
            document(r"\pdfmapline{=evil Evil <<@OUT@/secret.txt}\font\x=evil \x a"),
        )
        .with("evil.tfm", "no metrics")
        .ends("latex_error"),
        Attack::new(
            "an encoding file outside",
            Pdflatex,
            document(r"\pdfmapline{=cmr10 CMR10 <[@OUT@/secret.txt <cmr10.pfb}\font\x=cmr10 \x a"),
        )
        .ends("success"),
    ]
}

fn by_lua() -> Vec<Attack> {
    vec![
        Attack::lua(
            "`io.open`, `io.lines`, `dofile`, `loadfile`",
            "for _, path in ipairs{'@OUT@/secret.tex', '/etc/passwd', '/etc/shadow', '/root/.bashrc'} do
  if io.open(path) then texio.write_nl('BREACH ' .. path) end
  if pcall(io.lines, path) then texio.write_nl('BREACH ' .. path) end
  if loadfile(path) then texio.write_nl('BREACH ' .. path) end
end
dofile('@OUT@/secret.lua')",
        )
        .ends("latex_error"),
        Attack::lua(
            "`/proc`, `/sys`, `/dev` by Lua",
            "for _, path in ipairs{'/proc/self/environ', '/proc/self/mem', '/proc/self/maps', '/proc/1/environ',
  '/proc/1/cmdline', '/proc/1/root/etc/passwd', '/proc/meminfo', '/proc/net/tcp', '/sys/kernel/notes', '/dev/mem',
  '/dev/tty', '/dev/kmsg', '/run', '/dev/shm'} do
  if io.open(path) then texio.write_nl('BREACH ' .. path) end
end",
        )
        .ends("success"),
        Attack::lua(
            "`lfs.attributes`: facts about files",
            "for _, path in ipairs{'@OUT@/secret.tex', '/etc/passwd', '/root', '/home', '/proc/1', '/usr/bin/perl'} do
  if lfs.attributes(path) then texio.write_nl('BREACH ' .. path) end
end",
        )
        .ends("success").facts(),
        Attack::lua(
            "`lfs.dir`: lists of files, the other jobs among them",
            "for _, path in ipairs{'@OUT@', '@JOBS@', '/', '/etc', '/home', '/root', '/tmp', '/proc', '/usr/bin'} do
  local fine, iterate, state = pcall(lfs.dir, path)
  if fine then
    for name in iterate, state do
      if not name:match('^%.') then texio.write_nl('BREACH ' .. path .. ' ' .. name) end
    end
  end
end",
        )
        .ends("success"),
        Attack::lua(
            "a symbolic link to a file outside",
            "lfs.link('@OUT@/secret.tex', 'link.tex', true) lfs.link('@OUT@/secret.tex', 'hard.tex')
for _, name in ipairs{'link.tex', 'hard.tex'} do
  if io.open(name) then texio.write_nl('BREACH') end
end",
        )
        .ends("success"),
        Attack::lua(
            "the environment",
            "for _, name in ipairs{'CARGO_MANIFEST_DIR', 'USER', 'COMPILE_BIND', 'RUST_LOG', 'LD_LIBRARY_PATH'} do
  if os.getenv(name) then texio.write_nl('BREACH ' .. name) end
end
if os.uname and os.uname().nodename ~= 'job' then texio.write_nl('named ' .. os.uname().nodename) end",
        )
        .ends("success").facts(),
        Attack::lua(
            "kpathsea on its own",
            "for _, path in ipairs{'@OUT@/secret.tex', '/etc/passwd', '~root/.bashrc'} do
  local found = kpse.find_file(path) or kpse.readable_file(path)
  if found then texio.write_nl('BREACH ' .. found) end
end",
        )
        .ends("success").facts(),
    ]
}
