//! A zip that is written to R2 part by part: it may be larger than the memory of a Worker.

use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

use worker::{Bucket, Error, MultipartUpload, Result, UploadedPart};
use zip::{
    CompressionMethod, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

/// Bytes of a part. R2 wants all parts but the last of one size, and at least 5 MiB each.
const PART: usize = 8 << 20;

/// Files from this size on are stored as they are: most are pictures, fonts and PDFs, which are
/// compressed already. In bytes.
const LARGE: usize = 1 << 20;

/// Bytes that wait to be uploaded.
#[derive(Clone, Default)]
struct Waiting(Rc<RefCell<Vec<u8>>>);

impl Write for Waiting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An archive on its way.
pub struct Archive {
    upload: MultipartUpload,
    parts: Vec<UploadedPart>,
    /// Boxed: a writer is large, and so would be all futures that hold it.
    zip: Box<ZipWriter<StreamWriter<Waiting>>>,
    waiting: Waiting,
    bytes: u64,
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::RustError(format!("the archive could not be written: {error}"))
}

impl Archive {
    /// Begins one under a key.
    pub async fn begin(bucket: &Bucket, key: &str) -> Result<Self> {
        let waiting = Waiting::default();
        Ok(Self {
            upload: bucket.create_multipart_upload(key).execute().await?,
            parts: Vec::new(),
            zip: Box::new(ZipWriter::new_stream(waiting.clone())),
            waiting,
            bytes: 0,
        })
    }

    /// Adds a file.
    pub async fn file(&mut self, path: &str, content: &[u8]) -> Result<()> {
        let method = if content.len() < LARGE {
            CompressionMethod::Deflated
        } else {
            CompressionMethod::Stored
        };
        let options = SimpleFileOptions::default().compression_method(method);
        self.zip.start_file(path, options).map_err(broken)?;
        self.zip.write_all(content).map_err(broken)?;
        self.upload_whole_parts().await
    }

    /// Ends it; gives its size in bytes.
    pub async fn finish(mut self) -> Result<u64> {
        match self.end().await {
            Ok(()) => {
                self.upload.complete(self.parts).await?;
                Ok(self.bytes)
            }
            Err(error) => {
                // Parts without an end are kept by nobody.
                self.upload.abort().await?;
                Err(error)
            }
        }
    }

    /// Gives it up.
    pub async fn abort(self) -> Result<()> {
        self.upload.abort().await
    }

    async fn end(&mut self) -> Result<()> {
        let ended = Box::new(ZipWriter::new_stream(Waiting::default()));
        let zip = std::mem::replace(&mut self.zip, ended);
        zip.finish().map_err(broken)?;
        self.upload_whole_parts().await?;
        let rest = std::mem::take(&mut *self.waiting.0.borrow_mut());
        if rest.is_empty() {
            return Ok(());
        }
        self.part(rest).await
    }

    async fn upload_whole_parts(&mut self) -> Result<()> {
        loop {
            let part = {
                let mut waiting = self.waiting.0.borrow_mut();
                if waiting.len() < PART {
                    return Ok(());
                }
                let rest = waiting.split_off(PART);
                std::mem::replace(&mut *waiting, rest)
            };
            self.part(part).await?;
        }
    }

    async fn part(&mut self, bytes: Vec<u8>) -> Result<()> {
        self.bytes += bytes.len() as u64;
        let number = u16::try_from(self.parts.len() + 1).map_err(broken)?;
        self.parts
            .push(self.upload.upload_part(number, bytes).await?);
        Ok(())
    }
}
