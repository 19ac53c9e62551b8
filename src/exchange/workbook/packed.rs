//! What is packed in a workbook, measured before it is read: a few kilobytes can hold gigabytes.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::exchange::incoming::{FileKind, Limited, ReadError};

/// The most parts.
const MAX_PARTS: usize = 4_096;
/// The most bytes of all parts that are read.
const MAX_UNPACKED: u64 = 384 * 1024 * 1024;
/// The most bytes of a sheet.
const MAX_SHEET: u64 = 256 * 1024 * 1024;
/// The most bytes of the texts that the sheets share: they are held at once, and a short one takes much room.
const MAX_SHARED: u64 = 48 * 1024 * 1024;
/// The most bytes of the styles, and of whatever else is held at once.
const MAX_OTHER: u64 = 4 * 1024 * 1024;
/// The most bytes without a new tag: no text of a cell is this long.
const MAX_RUN: usize = 1024 * 1024;
/// From so many bytes on, parts that shrink more than [`MAX_RATIO`] times are no sheets that anybody wrote.
const SUSPECT: u64 = 32 * 1024 * 1024;
/// How many times a part may shrink.
const MAX_RATIO: u64 = 250;

/// A packed file, whose parts can be read.
pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Opens a packed file.
pub(super) fn open(bytes: &[u8], kind: FileKind) -> Result<Archive<'_>, ReadError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged { kind })
}

/// Whether all that is packed can be read, and what kind of workbook it is.
pub(super) fn check(bytes: &[u8]) -> Result<FileKind, ReadError> {
    let mut archive = open(bytes, FileKind::Zip)?;
    if archive.len() > MAX_PARTS {
        return Err(too_large(MAX_PARTS as u64));
    }
    let kind = kind(&archive);
    if !matches!(kind, FileKind::Xlsx | FileKind::Ods) {
        return Ok(kind);
    }
    // By what the parts say of themselves, before any is unpacked.
    let mut parts = Vec::new();
    let mut all = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| ReadError::Damaged { kind })?;
        let Some(most) = part.name().ok().and_then(|name| most(&name)) else { continue };
        if part.encrypted() {
            return Err(ReadError::Locked);
        }
        let (size, packed) = (part.size(), part.compressed_size().max(1));
        all = all.saturating_add(size);
        if size > most || all > MAX_UNPACKED || (size > SUSPECT && size / packed > MAX_RATIO) {
            return Err(too_large(most.min(MAX_UNPACKED)));
        }
        parts.push((at, size));
    }
    // And by what they are: what a part says may be a lie.
    for (at, size) in parts {
        let part = archive.by_index(at).map_err(|error| failed(&error, kind))?;
        measure(part, size, kind)?;
    }
    Ok(kind)
}

/// The most bytes of a part, if it is read at all.
fn most(name: &str) -> Option<u64> {
    let name = name.to_lowercase();
    let xml = name.rsplit('.').next().is_some_and(|end| matches!(end, "xml" | "rels"));
    if !xml && name != "mimetype" {
        return None;
    }
    Some(if name.ends_with("sharedstrings.xml") {
        MAX_SHARED
    } else if name.contains("worksheets/") || name == "content.xml" {
        MAX_SHEET
    } else if name.starts_with("xl/pivotcache") || name.starts_with("xl/drawings") || name.starts_with("xl/charts") {
        return None;
    } else {
        MAX_OTHER
    })
}

/// Unpacks a part into nothing.
fn measure(mut part: impl Read, size: u64, kind: FileKind) -> Result<(), ReadError> {
    let mut buffer = vec![0_u8; 64 * 1024];
    let (mut seen, mut run) = (0_u64, 0_usize);
    loop {
        let read = part.read(&mut buffer).map_err(|_| ReadError::Damaged { kind })?;
        let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else { return Ok(()) };
        seen = seen.saturating_add(read as u64);
        if seen > size {
            return Err(ReadError::Damaged { kind });
        }
        let mut pieces = piece.split(|byte| *byte == b'<');
        run += pieces.next().map_or(0, <[u8]>::len);
        for piece in pieces {
            if run > MAX_RUN {
                break;
            }
            run = piece.len();
        }
        if run > MAX_RUN {
            return Err(too_large(MAX_RUN as u64));
        }
    }
}

/// What kind of workbook the names of the parts make it.
fn kind(archive: &Archive<'_>) -> FileKind {
    let has = |wanted: &str| archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("xl/workbook.xml")
        || has("[Content_Types].xml") && archive.file_names().flatten().any(|name| name.ends_with("workbook.xml"))
    {
        FileKind::Xlsx
    } else if has("content.xml") && has("mimetype") {
        FileKind::Ods
    } else {
        FileKind::Zip
    }
}

/// Why a part cannot be unpacked.
pub(super) fn failed(error: &ZipError, kind: FileKind) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => ReadError::Locked,
        _ => ReadError::Damaged { kind },
    }
}

fn too_large(limit: u64) -> ReadError {
    ReadError::TooLarge { what: Limited::Unpacked, limit: usize::try_from(limit).unwrap_or(usize::MAX) }
}
