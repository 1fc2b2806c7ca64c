//! Frames: one byte of kind, four bytes of length (big endian), the payload.
//!
//! Both directions use them, because a compile streams events while it runs and
//! carries bytes (PDF, fonts, images) that JSON would inflate by a third.

use crate::{CompileRequest, Event};

/// Media type of a body of frames.
pub const MEDIA_TYPE: &str = "application/vnd.legible.frames";

/// The largest payload a frame may have: 64 MiB, above every limit of the product.
pub const PAYLOAD_MAX: usize = 64 << 20;

/// The largest reading of a page, in bytes: a dense page has 26 kB. A compile whose reading is larger
/// has none.
pub const PAGE_TEXT_MAX: usize = 4_000_000;

/// The largest SyncTeX map, in bytes: a dense page has 15 kB. A compile whose map is larger has none.
pub const SYNCTEX_MAX: usize = 4_000_000;

/// One frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// `Q`: the request's head.
    Request(CompileRequest),
    /// `F`: a file of the project: two bytes of path length, path, content.
    File {
        /// Path within the project.
        path: String,
        /// Content.
        bytes: Vec<u8>,
    },
    /// `E`: an event.
    Event(Event),
    /// `P`: the PDF.
    Pdf(Vec<u8>),
    /// `L`: the log, as TeX wrote it.
    Log(Vec<u8>),
    /// `S`: which line set which place of the PDF: a map of the crate `synctex`, as JSON.
    Synctex(Vec<u8>),
    /// `T`: what a parser reads on the page: a `PdfReading` of the crate `page-text`, as JSON.
    PageText(Vec<u8>),
}

/// Why bytes could not be read as frames.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The kind byte is not known.
    #[error("unknown frame kind {0:#04x}")]
    UnknownKind(u8),
    /// The length is above [`PAYLOAD_MAX`].
    #[error("a frame of {0} bytes is too large")]
    TooLarge(usize),
    /// The payload is not what its kind promises.
    #[error("malformed frame: {0}")]
    Malformed(String),
    /// The stream ended inside a frame.
    #[error("the stream ended inside a frame")]
    Truncated,
}

impl Frame {
    /// Appends the frame to `out`.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let json = |value: Result<Vec<u8>, serde_json::Error>| value.unwrap_or_default();
        let (kind, head, body): (u8, Vec<u8>, &[u8]) = match self {
            Self::Request(request) => (b'Q', json(serde_json::to_vec(request)), &[]),
            Self::Event(event) => (b'E', json(serde_json::to_vec(event)), &[]),
            Self::File { path, bytes } => {
                let length = u16::try_from(path.len()).unwrap_or(u16::MAX);
                let mut head = length.to_be_bytes().to_vec();
                head.extend_from_slice(&path.as_bytes()[..usize::from(length)]);
                (b'F', head, bytes)
            }
            Self::Pdf(bytes) => (b'P', Vec::new(), bytes),
            Self::Log(bytes) => (b'L', Vec::new(), bytes),
            Self::Synctex(bytes) => (b'S', Vec::new(), bytes),
            Self::PageText(bytes) => (b'T', Vec::new(), bytes),
        };
        let length = u32::try_from(head.len() + body.len()).unwrap_or(u32::MAX);
        out.push(kind);
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(&head);
        out.extend_from_slice(body);
    }

    fn decode(kind: u8, payload: &[u8]) -> Result<Self, FrameError> {
        let malformed = |error: serde_json::Error| FrameError::Malformed(error.to_string());
        match kind {
            b'Q' => serde_json::from_slice(payload)
                .map(Self::Request)
                .map_err(malformed),
            b'E' => serde_json::from_slice(payload)
                .map(Self::Event)
                .map_err(malformed),
            b'P' => Ok(Self::Pdf(payload.to_vec())),
            b'L' => Ok(Self::Log(payload.to_vec())),
            b'S' => Ok(Self::Synctex(payload.to_vec())),
            b'T' => Ok(Self::PageText(payload.to_vec())),
            b'F' => {
                let short = || FrameError::Malformed("file frame without a path".into());
                let (length, rest) = payload.split_first_chunk::<2>().ok_or_else(short)?;
                let (path, bytes) = rest
                    .split_at_checked(usize::from(u16::from_be_bytes(*length)))
                    .ok_or_else(short)?;
                let path = std::str::from_utf8(path)
                    .map_err(|_| FrameError::Malformed("a path is not UTF-8".into()))?;
                Ok(Self::File {
                    path: path.to_owned(),
                    bytes: bytes.to_vec(),
                })
            }
            other => Err(FrameError::UnknownKind(other)),
        }
    }
}

/// Reads frames from bytes that arrive in pieces.
#[derive(Debug, Default)]
pub struct Decoder {
    buffer: Vec<u8>,
    position: usize,
}

impl Decoder {
    /// Adds bytes that arrived.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.position);
        self.position = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// The next whole frame, or `None` until more bytes arrive.
    ///
    /// # Errors
    /// [`FrameError`] when the bytes cannot be frames; the decoder is of no use afterwards.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        let rest = &self.buffer[self.position..];
        let Some((head, rest)) = rest.split_first_chunk::<5>() else {
            return Ok(None);
        };
        let [kind, length @ ..] = *head;
        let length = u32::from_be_bytes(length) as usize;
        if length > PAYLOAD_MAX {
            return Err(FrameError::TooLarge(length));
        }
        let Some(payload) = rest.get(..length) else {
            return Ok(None);
        };
        let frame = Frame::decode(kind, payload)?;
        self.position += 5 + length;
        Ok(Some(frame))
    }

    /// To be called at the end of the stream.
    ///
    /// # Errors
    /// [`FrameError::Truncated`] when part of a frame is left.
    pub fn finish(&self) -> Result<(), FrameError> {
        if self.position == self.buffer.len() {
            Ok(())
        } else {
            Err(FrameError::Truncated)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Engine;

    #[test]
    fn frames_survive_any_split_of_the_stream() {
        let frames = vec![
            Frame::Request(CompileRequest {
                job_id: "j".into(),
                main: "main.tex".into(),
                engine: Engine::Auto,
                document: Some("d".into()),
                draft: true,
            }),
            Frame::File {
                path: "img/a.png".into(),
                bytes: vec![0, 1, 255],
            },
            Frame::Event(Event::Page { page: 2 }),
            Frame::Pdf(b"%PDF-1.5".to_vec()),
            Frame::Log(Vec::new()),
            Frame::Synctex(b"{}".to_vec()),
            Frame::PageText(b"{}".to_vec()),
        ];
        let mut bytes = Vec::new();
        for frame in &frames {
            frame.encode(&mut bytes);
        }
        for step in 1..bytes.len() {
            let mut decoder = Decoder::default();
            let mut seen = Vec::new();
            for piece in bytes.chunks(step) {
                decoder.push(piece);
                while let Some(frame) = decoder.next_frame().expect("well-formed") {
                    seen.push(frame);
                }
            }
            assert_eq!(seen, frames);
            assert_eq!(decoder.finish(), Ok(()));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_frames_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut decoder = Decoder::default();
            decoder.push(&bytes);
            while let Ok(Some(_)) = decoder.next_frame() {}
        }
    }
}
