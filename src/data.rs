//! The data files as they are compiled in: without their lines of comment, which are 33 kB.

/// A data file, as `include_str!` gives it, without its lines of comment.
macro_rules! data {
    ($($path:tt)*) => {{
        const FILE: &str = include_str!($($path)*);
        const BYTES: [u8; $crate::data::strip::<0>(FILE).1] = $crate::data::strip(FILE).0;
        const TEXT: &str = match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => FILE,
        };
        TEXT
    }};
}

pub(crate) use data;

/// The first `N` bytes of what is left of `file`, and how many bytes are left.
pub(crate) const fn strip<const N: usize>(file: &str) -> ([u8; N], usize) {
    let file = file.as_bytes();
    let (mut left, mut length) = ([0; N], 0);
    let (mut at, mut comment) = (0, false);
    while at < file.len() {
        if at == 0 || file[at - 1] == b'\n' {
            comment = file[at] == b'#';
        }
        if !comment {
            if length < N {
                left[length] = file[at];
            }
            length += 1;
        }
        at += 1;
    }
    (left, length)
}

#[cfg(test)]
mod tests {
    #[test]
    fn comments_are_left_out() {
        let stripped = |file| super::strip::<9>(file);
        assert_eq!(stripped("# head\n\na # b\n# c\nd"), (*b"\na # b\nd\0", 8));
        assert_eq!(stripped("#"), ([0; 9], 0));
        assert_eq!(stripped("0123456789"), (*b"012345678", 10));
    }
}
