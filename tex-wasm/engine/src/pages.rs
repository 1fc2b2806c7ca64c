//! Which pages of our memory hold what, for a host that takes a picture of it. Of the hundreds of megabytes that TeX sets
//! aside it touches a third, and two thirds of that are tables with the same word in every place: all characters that
//! nobody has given a meaning. A host would look through them three times as long as we do.

use core::arch::wasm32::{i64x2_splat, memory_size, u64x2, v128_any_true, v128_or, v128_xor};

/// WebAssembly's own page.
const PAGE: usize = 64 << 10;
const WORDS: usize = PAGE / size_of::<u64>();

/// The page at `address`, which is that of a page within the memory and not 0.
fn page(address: usize) -> &'static [u64] {
    // SAFETY: the page lies within the memory, whose bytes are numbers whatever they are, and nothing else runs while we
    // look.
    unsafe { core::slice::from_raw_parts(address as *const u64, WORDS) }
}

/// Two words at a time: one at a time, putting a memory back takes twice as long.
#[target_feature(enable = "simd128")]
fn holds_only(page: &[u64], word: u64) -> bool {
    let wanted = i64x2_splat(word.cast_signed());
    page.chunks_exact(16).all(|some| {
        let other = some.chunks_exact(2).fold(u64x2(0, 0), |all, two| {
            v128_or(all, v128_xor(u64x2(two[0], two[1]), wanted))
        });
        !v128_any_true(other)
    })
}

/// How far the first word at `address` is repeated: the address of the first page from there on that holds anything
/// else, `address` itself when its own page does, or the memory's size.
///
/// `address`: of a page within the memory, and not 0.
#[unsafe(no_mangle)]
pub extern "C" fn repeated_until(address: usize) -> usize {
    let end = memory_size(0) * PAGE;
    let word = page(address)[0];
    let mut at = address;
    while at < end && holds_only(page(at), word) {
        at += PAGE;
    }
    at
}

/// Makes all pages from `from` to before `to` hold nothing but `word`. Those that do already are only looked at: what was
/// never touched takes no memory then.
///
/// `from`, `to`: of pages, `from` not 0, `to` at most the memory's size. What the pages held is lost.
#[unsafe(no_mangle)]
pub extern "C" fn repeat(from: usize, to: usize, word: u64) {
    for at in (from..to).step_by(PAGE) {
        if !holds_only(page(at), word) {
            // SAFETY: as in `page`; that slice is not used any more.
            unsafe { core::slice::from_raw_parts_mut(at as *mut u64, WORDS) }.fill(word);
        }
    }
}
