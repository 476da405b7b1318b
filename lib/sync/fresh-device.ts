import { hexOf } from '@/lib/text/hex'

/** An id for this device: 60 random bits, and nothing about the computer. */
export function freshDevice(): string {
  return `d${hexOf(crypto.getRandomValues(new Uint8Array(8))).slice(1)}`
}
