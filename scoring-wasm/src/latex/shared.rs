//! A value that is copied only when it changes while somebody else holds it too.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// Copy on write: a clone costs a count, the first change after it costs the copy.
#[derive(Clone, Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}
