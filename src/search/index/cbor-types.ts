/** Major types of CBOR (RFC 8949, section 3.1) that a Pagefind index is made of. */
export const WHOLE = 0;
export const NEGATIVE = 1;
export const TEXT = 3;
export const ARRAY = 4;
