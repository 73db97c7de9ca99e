//! Decimal numbers of the data files.
//!
//! The standard library reads any number to the last bit; its tables for that are 17 kB of WebAssembly that gzip
//! cannot shrink.

/// Reads "12", "-1.25" or "1e-35": exactly what the standard library reads, up to 15 digits and 22 decimals.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let (number, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (sign, number) = number.strip_prefix('-').map_or((1.0, number), |rest| (-1.0, rest));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digit = |b: u8| b.is_ascii_digit().then(|| u64::from(b - b'0'));
    let digits = whole
        .bytes()
        .chain(part.bytes())
        .try_fold(0u64, |value, b| value.checked_mul(10)?.checked_add(digit(b)?))?;
    let scale = exponent.parse::<i16>().ok()?.checked_sub(i16::try_from(part.len()).ok()?)?;
    let power = (0..scale.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    let value = if scale < 0 { digits as f64 / power } else { digits as f64 * power };
    (!whole.is_empty()).then_some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        for number in ["0", "12", "-0.0351234", "1.3548930", "29.5", "3e4", "123456789.012345"] {
            assert_eq!(decimal(number), number.parse().ok(), "{number}");
        }
        assert!(decimal("1e-35").is_some_and(|n| n > 0.0 && n < 1.001e-35));
        for word in ["", "-", ".5", "1.2.3", "a", "1e", "NaN", "99999999999999999999"] {
            assert_eq!(decimal(word), None, "{word}");
        }
    }
}
