//! Frames of the compile protocol: any stream gives frames or an error, however it is cut.
#![no_main]

use compile_protocol::frame::{Decoder, Frame, FrameError};
use libfuzzer_sys::fuzz_target;

fn decode(pieces: &[&[u8]]) -> (Vec<Frame>, Result<(), FrameError>) {
    let mut decoder = Decoder::default();
    let mut frames = Vec::new();
    for piece in pieces {
        decoder.push(piece);
        loop {
            match decoder.next_frame() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(error) => return (frames, Err(error)),
            }
        }
    }
    (frames, decoder.finish())
}

fuzz_target!(|data: &[u8]| {
    let Some((cut, stream)) = data.split_first() else {
        return;
    };
    let whole = decode(&[stream]);
    let (head, tail) = stream.split_at(usize::from(*cut).min(stream.len()));
    assert_eq!(whole, decode(&[head, tail]), "cut at {cut}");
    // What was read is written the same way.
    let mut written = Vec::new();
    for frame in &whole.0 {
        frame.encode(&mut written);
    }
    let (again, end) = decode(&[&written]);
    assert_eq!(again, whole.0);
    assert_eq!(end, Ok(()));
});
