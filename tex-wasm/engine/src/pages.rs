//! Which pages of our memory hold anything. Of the hundreds of megabytes that TeX sets aside it touches a third, and a
//! host that takes a picture of the memory would look through the rest three times as long as we do.

/// WebAssembly's own page.
const PAGE: usize = 64 << 10;
const WORDS: usize = PAGE / size_of::<u64>();

/// Address of the first page at or behind `address` that holds anything but zeros; the memory's size when none does.
/// `address`: of a page, and not 0.
#[unsafe(no_mangle)]
pub extern "C" fn next_used_page(address: usize) -> usize {
    let end = core::arch::wasm32::memory_size(0) * PAGE;
    let mut at = address;
    while at < end {
        // SAFETY: the page lies within the memory, and nothing else runs while we look. Its bytes are only read, and any
        // bytes are numbers.
        let words = unsafe { core::slice::from_raw_parts(at as *const u64, WORDS) };
        if words
            .chunks_exact(16)
            .any(|some| some.iter().fold(0, |all, word| all | word) != 0)
        {
            return at;
        }
        at += PAGE;
    }
    end
}
