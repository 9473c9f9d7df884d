// Reads a WebAssembly module as its sections, and writes it again.

const DATA = 11
const DATA_COUNT = 12

/** The sections of a module: the id and the bytes of each. */
export function sections(bytes) {
  const found = []
  let at = 8
  while (at < bytes.length) {
    const id = bytes[at]
    const [length, start] = number(bytes, at + 1)
    found.push({ id, bytes: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

/** A module of these sections. */
export function moduleOf(sections) {
  const header = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0])
  return Buffer.concat([header, ...sections.flatMap(({ id, bytes }) => [Buffer.from([id]), written(bytes.length), bytes])])
}

/** What a module lays in its memory when it starts: from where on, and which bytes. */
export function laid(sections) {
  const { bytes } = sections.find(({ id }) => id === DATA)
  const found = []
  let [count, at] = number(bytes, 0)
  for (; count > 0; count -= 1) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 0x41) throw new Error('the data of the module are laid in another way')
    const [offset, after] = number(bytes, at + 2, true)
    const [length, start] = number(bytes, after + 1)
    found.push({ offset, bytes: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

/** The sections with something else laid in memory. */
export function laying(sections, parts) {
  const data = parts.flatMap(({ offset, bytes }) => [
    Buffer.from([0, 0x41]), written(offset, true), Buffer.from([0x0b]), written(bytes.length), bytes,
  ])
  const count = written(parts.length)
  const bytesOf = { [DATA]: Buffer.concat([count, ...data]), [DATA_COUNT]: count }
  return sections.map(({ id, bytes }) => ({ id, bytes: bytesOf[id] ?? bytes }))
}

// Numbers stand in LEB128: seven bits in each byte, and the eighth says whether there is more.
function number(bytes, at, signed = false) {
  let value = 0n
  let bits = 0n
  let byte
  do {
    byte = bytes[at++]
    value |= BigInt(byte & 127) << bits
    bits += 7n
  } while (byte & 128)
  if (signed && byte & 64) value -= 1n << bits
  return [Number(value), at]
}

function written(value, signed = false) {
  const bytes = []
  for (;;) {
    const byte = value & 127
    value = Math.floor(value / 128)
    const isLast = value === 0 && !(signed && byte & 64)
    bytes.push(isLast ? byte : byte | 128)
    if (isLast) return Buffer.from(bytes)
  }
}
