//! Enums that staff write as words.

/// Defines an enum whose variants are written as fixed words in content.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),* }

        impl $name {
            /// Every variant, in the order of the format's description.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word for it in content.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl $crate::model::words::Words for $name {
            const WORDS: &'static [(&'static str, $name)] = &[$(($word, $name::$variant)),*];
        }
    };
}

pub(crate) use words;

/// A type that is written as one of a few words.
pub trait Words: Copy + Sized + 'static {
    /// Each word and what it stands for.
    const WORDS: &'static [(&'static str, Self)];
}
