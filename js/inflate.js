/**
 * Unpacks DEFLATE (RFC 1951). For where there is no DecompressionStream, which is ten times as fast.
 */

/** Most bits of a code. */
const LONGEST = 15;
/** The order in which a block tells the lengths of the codes for lengths. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** How far back, and how long, a copy is: what a symbol starts from, and how many bits are added to it. */
const LENGTHS = [
  ...steps(3, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]),
  { from: 258, more: 0 },
];
const DISTANCES = steps(1, [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]);

/** @typedef {Uint16Array} Code By the next bits, as many as the longest code has: the symbol, times 16, and its code's length. */

/**
 * Unpacks what gzip (RFC 1952) packed without a file's name.
 * @param {Uint8Array<ArrayBuffer>} packed
 */
export function gunzip(packed) {
  const size = new DataView(packed.buffer).getUint32(packed.byteLength - 4, true);
  return inflate(packed.subarray(10), size);
}

/**
 * @param {Uint8Array} packed
 * @param {number} size Bytes when unpacked.
 */
function inflate(packed, size) {
  const bytes = new Uint8Array(size);
  let [at, held, bits, position] = [0, 0, 0, 0];

  /** @param {number} count At most 16. */
  function hold(count) {
    while (bits < count) {
      held |= packed[position++] << bits;
      bits += 8;
    }
  }

  /** @param {number} count */
  function take(count) {
    hold(count);
    const value = held & ((1 << count) - 1);
    held >>>= count;
    bits -= count;
    return value;
  }

  /** @param {Code} code */
  function symbol(code) {
    hold(LONGEST);
    const entry = code[held & ((1 << LONGEST) - 1)];
    take(entry & 15);
    return entry >> 4;
  }

  /** @returns {[literals: Code, distances: Code]} */
  function codes() {
    const [literals, distances, told] = [take(5) + 257, take(5) + 1, take(4) + 4];
    const lengths = new Uint8Array(19);
    for (let i = 0; i < told; i++) lengths[ORDER[i]] = take(3);
    const code = codeOf(lengths);
    const all = new Uint8Array(literals + distances);
    for (let i = 0; i < all.length; ) {
      const next = symbol(code);
      if (next < 16) all[i++] = next;
      else {
        const repeated = next === 16 ? all[i - 1] : 0;
        const times = next === 16 ? take(2) + 3 : next === 17 ? take(3) + 3 : take(7) + 11;
        all.fill(repeated, i, (i += times));
      }
    }
    return [codeOf(all.subarray(0, literals)), codeOf(all.subarray(literals))];
  }

  /** A block that is not packed: its length, the same inverted, its bytes. */
  function copy() {
    take(bits & 7);
    const length = take(16);
    take(16);
    for (const end = at + length; at < end; ) bytes[at++] = take(8);
  }

  /** @param {[literals: Code, distances: Code]} codes */
  function unpack([literals, distances]) {
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) bytes[at++] = next;
      else {
        const { from, more } = LENGTHS[next - 257];
        const length = from + take(more);
        const distance = DISTANCES[symbol(distances)];
        const start = at - distance.from - take(distance.more);
        for (let i = start; i < start + length; i++) bytes[at++] = bytes[i];
      }
    }
  }

  for (let last = 0; !last; ) {
    last = take(1);
    const kind = take(2);
    if (kind === 0) copy();
    else unpack(kind === 1 ? usualCodes() : codes());
  }
  return bytes;
}

/** The codes of a block that brings none. @returns {[literals: Code, distances: Code]} */
function usualCodes() {
  const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
  return [codeOf(lengths), codeOf(new Uint8Array(30).fill(5))];
}

/**
 * @param {Uint8Array} lengths The length of each symbol's code.
 * @returns {Code}
 */
function codeOf(lengths) {
  const code = new Uint16Array(1 << LONGEST);
  let next = 0;
  for (let length = 1; length <= LONGEST; length++, next <<= 1) {
    lengths.forEach((its, symbol) => {
      if (its === length) fill(code, next++, length, symbol);
    });
  }
  return code;
}

/**
 * Enters a symbol wherever the bits begin with its code, whose first bit is the last of the number.
 * @param {Code} code
 * @param {number} bits
 * @param {number} length
 * @param {number} symbol
 */
function fill(code, bits, length, symbol) {
  let start = 0;
  for (let i = 0; i < length; i++) start |= ((bits >> i) & 1) << (length - 1 - i);
  for (let i = start; i < code.length; i += 1 << length) code[i] = (symbol << 4) | length;
}

/**
 * @param {number} from
 * @param {number[]} bits
 */
function steps(from, bits) {
  return bits.map((more) => {
    const step = { from, more };
    from += 1 << more;
    return step;
  });
}
