//! A stable 64-bit hash of text: the same on every machine and in every version, since keys and
//! models made with it are stored.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a (Fowler, Noll and Vo, draft-eastlake-fnv) with a final mix, so that the upper bits
/// depend on every byte.
pub const fn hash(bytes: &[u8]) -> u64 {
    mix(go_on(OFFSET, bytes))
}

/// The hash of a text among those of its kind: of the kind, a byte that no text in UTF-8 holds, and the text.
pub const fn of_kind(kind: &str, text: &str) -> u64 {
    mix(go_on(go_on(go_on(OFFSET, kind.as_bytes()), &[0xff]), text.as_bytes()))
}

const fn go_on(mut h: u64, bytes: &[u8]) -> u64 {
    let mut i = 0;
    while i < bytes.len() {
        h ^= bytes[i] as u64;
        h = h.wrapping_mul(PRIME);
        i += 1;
    }
    h
}

/// Two hashes in order become one.
pub const fn join(a: u64, b: u64) -> u64 {
    mix(a.rotate_left(23) ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The finalizer of `MurmurHash3` (Appleby): every input bit changes half of the output bits.
pub const fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}
