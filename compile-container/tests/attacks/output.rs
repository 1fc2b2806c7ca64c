//! Much, deep, huge: what fills disks.

use compile_protocol::Engine::{Lualatex, Pdflatex, Xelatex};

use super::attack::{Attack, document};

pub fn attacks() -> Vec<Attack> {
    vec![
        Attack::lua(
            "many files of 10 MB",
            "local s = string.rep('x', 10000000) for n = 1, 1000 do local f = io.open('f' .. n, 'w') f:write(s) f:close() end while true do end",
        )
        .ends("output_limit"),
        Attack::lua(
            "a million empty files",
            "for n = 1, 1000000 do io.open('f' .. n, 'w'):close() end while true do end",
        )
        .ends("output_limit"),
        Attack::lua(
            "files that are removed while they are open",
            "local t, s = {}, string.rep('x', 10000000)
for n = 1, 200 do t[n] = io.open('f', 'w') t[n]:write(s) t[n]:flush() os.remove('f') end while true do end",
        )
        .ends("output_limit"),
        Attack::lua(
            "folders within folders without end",
            "while lfs.mkdir('d') and lfs.chdir('d') do end while true do end",
        )
        .ends("output_limit"),
        Attack::lua(
            "three thousand folders within each other, and then an end",
            "for n = 1, 3000 do lfs.mkdir('d') lfs.chdir('d') end",
        )
        .ends("output_limit | latex_error"),
        Attack::lua(
            "a file of one terabyte with nothing in it",
            "local f = io.open('f', 'w') f:seek('set', 1000000000000) f:write('x') f:close()",
        )
        .ends("output_limit"),
        Attack::new(
            "a PDF of 30 MB",
            Lualatex,
            document(r"\pdfvariable compresslevel=0 \directlua{pdf.immediateobj('stream', string.rep('x', 30000000))}"),
        )
        .ends("output_limit"),
        Attack::new(
            "a page of five metres",
            Pdflatex,
            document(r"\pdfpagewidth=16383pt \pdfpageheight=16383pt x\vrule width 16383pt height 16383pt"),
        )
        .ends("success"),
        Attack::new(
            "a page larger than TeX can say",
            Xelatex,
            document(r"\pdfpagewidth=16383.99pt \special{papersize=999999999in,999999999in}\hskip 16383.99pt x\vskip 99999999pt y"),
        )
        .ends("latex_error"),
    ]
}
