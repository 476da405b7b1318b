/**
 * A file for `readPacked` (lib/platform/read-packed.ts).
 *
 * @param data JSON in which some strings are bytes in base64
 * @param isBytes whether the value of a key is such a string
 */
export function packed(data: object, isBytes: (key: string) => boolean): Uint8Array {
  const parts: Buffer[] = []
  let at = 0
  const head = JSON.stringify(data, (key, value: unknown) => {
    if (typeof value !== 'string' || !isBytes(key)) return value
    const part = Buffer.from(value, 'base64')
    parts.push(part)
    at += part.length
    return { bytes: [at - part.length, at] }
  })
  const text = Buffer.from(head)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  return Buffer.concat([length, text, ...parts])
}
