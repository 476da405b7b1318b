/**
 * A file for `readPackedBytes` (lib/engine/data/packed.ts).
 *
 * @param data JSON in which some values are bytes, or strings of bytes in base64
 * @param isBytes whether the value of a key is a base64 string
 */
export function packData(data: object, isBytes: (key: string) => boolean = () => false): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  const head = JSON.stringify(data, (key, value: unknown) => {
    const part =
      value instanceof Uint8Array ? value : typeof value === 'string' && isBytes(key) && Buffer.from(value, 'base64')
    if (part === false) return value
    parts.push(part)
    at += part.length
    return { bytes: [at - part.length, at] }
  })
  const text = Buffer.from(head)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  return Buffer.concat([length, text, ...parts])
}
