//! Writing, changing and removing what is not the job's.

use compile_protocol::Engine::{Lualatex, Pdflatex, Xelatex};

use super::attack::{Attack, document};

pub fn attacks() -> Vec<Attack> {
    let open = |path: &str| {
        document(&format!(
            r"\newwrite\w\immediate\openout\w={path} \immediate\write\w{{x}}"
        ))
    };
    vec![
        Attack::new("`\\openout` of an absolute path", Pdflatex, open("@OUT@/new.tex"))
            .ends("latex_error"),
        Attack::new("`\\openout` of an absolute path, XeLaTeX", Xelatex, open("@OUT@/new.tex")).ends("latex_error"),
        Attack::new("`\\openout` over a file outside, LuaLaTeX", Lualatex, open("@OUT@/secret.tex"))
            .ends("latex_error"),
        Attack::new("`\\openout` through `..`", Pdflatex, open("../../escaped.tex"))
            .ends("latex_error"),
        Attack::new(
            "`\\openout` to the home folder and a hidden file",
            Pdflatex,
            open("~/.profile"),
        )
        .ends("success"),
        Attack::lua(
            "`io.open` for writing, everywhere",
            "for _, path in ipairs{'@OUT@/new', '@OUT@/secret.tex', '@JOBS@/new', '/tmp/legible-breach', '/var/tmp/x',
  '/usr/share/texlive/texmf-dist/tex/latex/base/article.cls', '/etc/texmf/x', '/dev/shm/x', '/dev/tty'} do
  if io.open(path, 'w') or io.open(path, 'a') or io.open(path, 'r+') then texio.write_nl('BREACH ' .. path) end
end",
        )
        .ends("success"),
        Attack::lua(
            "the shared font cache",
            "if io.open('@CACHE@/poison', 'w') or lfs.mkdir('@CACHE@/d') then texio.write_nl('BREACH') end
if os.rename('@CACHE@/luatex-cache', '@CACHE@/x') or os.remove('@CACHE@/luatex-cache') then texio.write_nl('BREACH') end",
        )
        .ends("success"),
        Attack::lua(
            "making, moving and removing things outside",
            "if lfs.mkdir('@OUT@/d') or lfs.rmdir('@OUT@') then texio.write_nl('BREACH') end
if os.rename('main.tex', '@OUT@/moved') or os.rename('@OUT@/secret.tex', 'stolen.tex') then texio.write_nl('BREACH') end
if os.remove('@OUT@/secret.tex') then texio.write_nl('BREACH') end",
        )
        .ends("success"),
        Attack::lua(
            "`lfs.touch`: other dates on files outside",
            "if lfs.touch('@OUT@/secret.tex', 1, 1) then texio.write_nl('BREACH') end",
        )
        .ends("success"),
        Attack::lua(
            "a PDF that is not the engine's, in its place",
            "local f = io.open('main.pdf', 'w') f:write('%PDF-1.4 not a PDF %%EOF') f:close()",
        )
        .ends("success"),
        Attack::lua(
            "folders where the service looks for files",
            "os.remove('main.log') lfs.mkdir('main.bcf') lfs.mkdir('main.blg') lfs.mkdir('main.toc')",
        )
        .ends("success"),
    ]
}
