//! How much memory the Worker's program has taken.

/// Of the isolate's 128 MB, in kilobytes; 0 elsewhere than in WebAssembly. It never shrinks: growth that
/// goes on is a leak.
pub fn program_kb() -> usize {
    #[cfg(target_arch = "wasm32")]
    let pages = core::arch::wasm32::memory_size(0);
    #[cfg(not(target_arch = "wasm32"))]
    let pages = 0;
    pages * 64
}
