//! What the passes came to: outcome, diagnostics, and all that is read of the PDF.

use std::sync::Arc;

use compile_protocol::{CompileResult, Outcome};
use tokio::time::Instant;

use super::{Compile, Output, Ran, milliseconds};
use crate::artefacts::{self, Pdf};
use crate::diagnostics;
use crate::document::Document;
use crate::engine::process::Stop;
use crate::fonts;
use crate::page_text;
use crate::workdir::JobDir;

impl Compile<'_> {
    /// Reads the log and the PDF, each part beside the others where that takes time.
    pub(super) async fn read(&self, dir: &JobDir, ran: &mut Ran) -> Output {
        let Document {
            files,
            main,
            engine,
        } = &*self.document;
        let job_name = self.document.job_name();
        let cwd = self.cwd(dir);
        let (pdf, too_large) = match artefacts::pdf(&cwd.join(format!("{job_name}.pdf"))) {
            Pdf::Bytes(bytes) if ran.stop.is_none() => (Some(Arc::new(bytes)), false),
            pdf => (None, pdf == Pdf::TooLarge),
        };
        // Both beside the rest: any PDF takes its time, and a hostile one some more.
        let page_text = pdf.clone().map(|pdf| {
            let (helper, layers) = (self.setup.config.helper.clone(), self.setup.layers);
            tokio::spawn(async move { page_text::read(&helper, layers, &pdf).await })
        });
        let fonts = pdf.clone().map(|pdf| {
            tokio::task::spawn_blocking(move || {
                let began = Instant::now();
                (fonts::of(&pdf), began.elapsed())
            })
        });
        let log = artefacts::log(&cwd.join(format!("{job_name}.log")));
        let mut found = diagnostics::read(&String::from_utf8_lossy(&log), files, main);
        diagnostics::add_notes(&mut found, std::mem::take(&mut ran.notes));
        let mut outcome = match ran.stop {
            Some(Stop::Cancelled) => Outcome::Cancelled,
            Some(Stop::Timeout) => Outcome::Timeout,
            Some(Stop::Output | Stop::Log | Stop::Pages) => Outcome::OutputLimit,
            None if ran.clean => Outcome::Success,
            None => Outcome::LatexError,
        };
        if too_large {
            outcome = Outcome::OutputLimit;
        }
        let about_end = diagnostics::about_end(
            outcome,
            ran.stop,
            pdf.is_some(),
            &found,
            self.setup.config.timeout,
            files,
        );
        if let Some(diagnostic) = about_end {
            found.insert(0, diagnostic);
        }
        if outcome == Outcome::Success && pdf.is_none() {
            outcome = Outcome::LatexError;
        }
        found.sort_by_key(|diagnostic| (diagnostic.level, diagnostic.follows));
        let synctex = pdf
            .is_some()
            .then(|| artefacts::synctex(&cwd.join(job_name), &dir.work(), files))
            .flatten();
        let pages = if pdf.is_some() {
            diagnostics::pages(&log)
        } else {
            0
        };
        let fonts = match fonts {
            Some(reading) => {
                let (fonts, took) = reading.await.unwrap_or_default();
                ran.timings.pdf_ms += milliseconds(took);
                fonts
            }
            None => Vec::new(),
        };
        let page_text = match page_text {
            Some(reading) => reading.await.ok().flatten(),
            None => None,
        };
        let result = CompileResult {
            outcome,
            engine: *engine,
            passes: ran.passes,
            pages,
            warm: false,
            diagnostics: found,
            fonts,
            timings: ran.timings,
            texlive: self.setup.tex.version.clone(),
        };
        Output {
            result,
            pdf: pdf.map(Arc::unwrap_or_clone),
            log,
            synctex,
            page_text,
        }
    }
}
