import { base64Bytes, base64Of } from '@/lib/text/base64-bytes'
import { joinBytes } from '@/lib/text/join-bytes'

/** Encrypts and decrypts the lines of files with one salt. */
export interface Seal {
  salt: string
  close: (text: string, about: LinePlace) => Promise<string>
  /** Null where the line was changed, moved, or closed with another passphrase. */
  open: (sealed: string, about: LinePlace) => Promise<string | null>
}

/** The position of a line. It is authenticated, so that a line cannot be moved to another place. */
export interface LinePlace {
  device: string
  segment: number
  line: number
}

/** Rounds of PBKDF2 with SHA-256, as OWASP recommends (2023). */
export const ITERATIONS = 600_000

/** The passphrase as a key that can be stored, but not read out. */
export function passphraseKey(passphrase: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'))
  return crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
}

export function freshSalt(): string {
  return base64Of(crypto.getRandomValues(new Uint8Array(16)))
}

/** Derives the key of a salt: takes about half a second. */
export async function sealOf(passphrase: CryptoKey, salt: string): Promise<Seal> {
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: base64Bytes(salt), iterations: ITERATIONS }
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  const key = await crypto.subtle.deriveKey(derivation, passphrase, { name: 'AES-GCM', length: 256 }, false, usages)
  return {
    salt,
    async close(text, about) {
      const iv = crypto.getRandomValues(new Uint8Array(IV))
      const parameters = { name: 'AES-GCM', iv, additionalData: placeBytes(about) }
      const cipher = new Uint8Array(await crypto.subtle.encrypt(parameters, key, new TextEncoder().encode(text)))
      return base64Of(joinBytes([iv, cipher]))
    },
    async open(sealed, about) {
      try {
        const both = base64Bytes(sealed)
        const parameters = { name: 'AES-GCM', iv: both.subarray(0, IV), additionalData: placeBytes(about) }
        return new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, both.subarray(IV)))
      } catch {
        return null
      }
    },
  }
}

const IV = 12

function placeBytes({ device, segment, line }: LinePlace): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`claimlight-sync 1 ${device} ${segment} ${line}`)
}
