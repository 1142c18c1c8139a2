//! Enumerations by their codes.

/// Gives an enumeration `ALL`, `code()` and `FromStr` by code.
macro_rules! coded {
    ($name:ident) => {
        impl $name {
            /// Every value, in the order of the list.
            #[must_use]
            pub fn all() -> Vec<Self> {
                <Self as sea_orm::Iterable>::iter().collect()
            }

            /// The code that is stored and shown.
            #[must_use]
            pub fn code(self) -> String {
                sea_orm::ActiveEnum::to_value(&self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(code: &str) -> Result<Self, ()> {
                sea_orm::ActiveEnum::try_from_value(&code.to_owned()).map_err(|_| ())
            }
        }
    };
}

pub(crate) use coded;
