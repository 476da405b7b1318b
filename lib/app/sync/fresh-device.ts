/** An id for this device: 60 random bits, and nothing about the computer. */
export function freshDevice(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `d${[...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(1)}`
}
