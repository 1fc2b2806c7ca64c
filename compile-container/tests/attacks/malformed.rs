//! Images and fonts that are broken or lie about themselves.

use compile_protocol::Engine::{Lualatex, Pdflatex, Xelatex};

use super::attack::{Attack, with_preamble};

fn figure(name: &str) -> String {
    with_preamble(
        r"\usepackage{graphicx}",
        &format!(r"\includegraphics[width=1cm]{{{name}}}"),
    )
}

fn font(name: &str) -> String {
    with_preamble(
        &format!(r"\usepackage{{fontspec}}\setmainfont{{{name}}}"),
        "x",
    )
}

/// A PNG's head that promises so many pixels, and nothing behind it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(b"\0\0\0\x04IDAT\x78\x9c\x03\0\0\0\0\0");
    bytes
}

/// A PDF whose page tree is its own child.
const PDF_LOOP: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n";

/// An OpenType file's head with tables far beyond its end.
fn opentype() -> Vec<u8> {
    let mut bytes = b"OTTO\0\x09\0\x80\0\x03\0\x10".to_vec();
    for table in [
        b"CFF ", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"OS/2", b"GSUB",
    ] {
        bytes.extend(table);
        bytes.extend([0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    }
    bytes
}

pub fn attacks() -> Vec<Attack> {
    vec![
        Attack::new("a PNG of 10 gigapixels without pixels", Pdflatex, figure("a.png")).with("a.png", png(100_000, 100_000)).ends("latex_error"),
        Attack::new("a PNG of 10 gigapixels, XeLaTeX", Xelatex, figure("a.png")).with("a.png", png(100_000, 100_000)).ends("latex_error"),
        Attack::new("a PNG of 10 gigapixels, LuaLaTeX", Lualatex, figure("a.png")).with("a.png", png(100_000, 100_000)).ends("latex_error"),
        Attack::new("a JPEG cut short", Pdflatex, figure("a.jpg")).with("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01".to_vec()).ends("latex_error"),
        Attack::new("a PDF figure that contains itself", Pdflatex, figure("a.pdf")).with("a.pdf", PDF_LOOP).ends("latex_error"),
        Attack::new("a PDF figure that contains itself, XeLaTeX (xdvipdfmx)", Xelatex, figure("a.pdf")).with("a.pdf", PDF_LOOP).ends("latex_error"),
        Attack::new("an EPS figure with a Ghostscript pipe (xdvipdfmx)", Xelatex, figure("a.eps"))
            .with("a.eps", "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%touch /tmp/legible-breach) (w) file\nshowpage\n")
            .ends("latex_error"),
        Attack::new("an OpenType font whose tables lie, XeLaTeX", Xelatex, font("a.otf")).with("a.otf", opentype()).ends("latex_error"),
        Attack::new("an OpenType font whose tables lie, LuaLaTeX", Lualatex, font("a.otf")).with("a.otf", opentype()).ends("latex_error"),
        Attack::new("font metrics that lie", Pdflatex, with_preamble("", r"\font\x=a \x a")).with("a.tfm", vec![0xff; 4000]).ends("latex_error"),
    ]
}
