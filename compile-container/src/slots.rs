//! How many compiles run, and how many may wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Slots for compiles, with a bounded queue before them.
#[derive(Debug, Clone)]
pub struct Slots {
    free: Arc<Semaphore>,
    count: usize,
    admitted: Arc<AtomicUsize>,
    admitted_max: usize,
}

/// A place in the queue, given back when dropped.
#[derive(Debug)]
pub struct Place {
    slots: Slots,
}

impl Slots {
    /// `slots` compiles at once, `queue` more waiting.
    pub fn new(slots: usize, queue: usize) -> Self {
        Self {
            free: Arc::new(Semaphore::new(slots)),
            count: slots,
            admitted: Arc::default(),
            admitted_max: slots + queue,
        }
    }

    /// How many may run at once.
    pub fn slots(&self) -> usize {
        self.count
    }

    /// How many run now.
    pub fn running(&self) -> usize {
        self.count - self.free.available_permits().min(self.count)
    }

    /// How many may wait.
    pub fn queue(&self) -> usize {
        self.admitted_max - self.count
    }

    /// How many wait now, those whose files are still arriving included.
    pub fn waiting(&self) -> usize {
        self.admitted
            .load(Ordering::Acquire)
            .saturating_sub(self.running())
    }

    /// A place in the queue, or `None` when it is full.
    pub fn admit(&self) -> Option<Place> {
        let max = self.admitted_max;
        self.admitted
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |now| {
                (now < max).then_some(now + 1)
            })
            .ok()
            .map(|_| Place {
                slots: self.clone(),
            })
    }
}

impl Place {
    /// Waits for a free slot, first come first served; `None` once the service shuts down.
    pub async fn slot(&self) -> Option<OwnedSemaphorePermit> {
        self.slots.free.clone().acquire_owned().await.ok()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.slots.admitted.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_queue_is_bounded_and_places_come_back() {
        let slots = Slots::new(1, 1);
        let first = slots.admit().expect("free");
        let permit = first.slot().await.expect("open");
        assert_eq!(slots.running(), 1);
        let second = slots.admit().expect("one may wait");
        assert!(slots.admit().is_none());
        assert_eq!((slots.waiting(), slots.queue()), (1, 1));
        drop((permit, first));
        assert_eq!(slots.running(), 0);
        assert!(second.slot().await.is_some());
        assert!(slots.admit().is_some());
    }
}
