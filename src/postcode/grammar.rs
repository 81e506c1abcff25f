//! Which letters and digits may stand where, after the Postcode Address File's
//! guide: outward codes `A9`, `A99`, `A9A`, `AA9`, `AA99` and `AA9A`, inward codes
//! `9AA` without C, I, K, M, O and V, and the one exception `GIR 0AA`. Knows bytes
//! in upper case only.

/// The letters that begin an outward code: the 120 postcode areas of Great Britain,
/// Northern Ireland (BT), the Crown dependencies (GY, IM, JE), and two that have no
/// ground: BF (the forces) and BX (banks, HM Revenue and Customs). The list is what
/// keeps `U3A` and `B2B` from being taken for postcodes.
const AREAS: &[&str] = &[
    "AB", "AL", "B", "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB",
    "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT",
    "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP",
    "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD",
    "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW",
    "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK",
    "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
    "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE",
];

/// True for an outward code that the rules allow: `CH41`, `W1A`, `GIR`.
pub(super) fn is_outward(code: &[u8]) -> bool {
    let letters = code.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let (area, district) = code.split_at(letters);
    if code == b"GIR" {
        return true;
    }
    if !AREAS.iter().any(|known| known.as_bytes() == area) {
        return false;
    }
    match *district {
        // Only areas of two letters number from nought: `CR0`, `SL0`.
        [digit] => digit.is_ascii_digit() && (digit != b'0' || letters == 2),
        [b'1'..=b'9', second] if second.is_ascii_digit() => true,
        [b'1'..=b'9', letter] => is_district_letter(area, letter),
        _ => false,
    }
}

/// A letter after the district's digit stands in the middle of London only.
fn is_district_letter(area: &[u8], letter: u8) -> bool {
    match area {
        b"E" | b"N" | b"W" => b"ABCDEFGHJKPSTUW".contains(&letter),
        b"EC" | b"NW" | b"SE" | b"SW" | b"WC" => b"ABEHMNPRVWXY".contains(&letter),
        _ => false,
    }
}

/// True for the two letters that may end a postcode.
fn is_unit_letter(letter: u8) -> bool {
    letter.is_ascii_uppercase() && !b"CIKMOV".contains(&letter)
}

/// True for an outward code and the digit of a sector within it.
pub(super) fn is_sector(outward: &[u8], digit: u8) -> bool {
    is_outward(outward) && digit.is_ascii_digit() && (outward != b"GIR" || digit == b'0')
}

/// True for an outward code and an inward code of three.
pub(super) fn is_unit(outward: &[u8], inward: &[u8]) -> bool {
    let [digit, first, second] = *inward else {
        return false;
    };
    is_sector(outward, digit)
        && is_unit_letter(first)
        && is_unit_letter(second)
        && (outward != b"GIR" || inward == b"0AA")
}
