//! Templates hand over references, at times to references. A small value is taken through them
//! all, so that a template never writes an asterisk.

use domain::concern::Telling;
use domain::coordinator::CoordinatorKind;
use domain::feed::Field;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::Words;

/// A small value, or a reference to one, however deep.
pub trait Plain<T> {
    /// The value.
    fn plain(self) -> T;
}

impl<T, U: Plain<T> + Copy> Plain<T> for &U {
    fn plain(self) -> T {
        (*self).plain()
    }
}

macro_rules! plain {
    ($($small:ty)*) => {$(
        impl Plain<$small> for $small {
            fn plain(self) -> $small {
                self
            }
        }
    )*};
}

plain! { Date Timestamp CoordinatorKind Words u64 usize Field Telling }
