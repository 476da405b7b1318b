import { base64Bytes, base64Of, joinBytes } from '@/lib/text/bytes'

/** Encrypts and decrypts the lines of files with one salt. */
export interface Cipher {
  salt: string
  encrypt: (text: string, place: LinePlace) => Promise<string>
  /** Decrypts a line; null where it was changed, moved, or encrypted with another passphrase. */
  decrypt: (sealed: string, place: LinePlace) => Promise<string | null>
}

/** The position of a line. It is authenticated, so that a line cannot be moved to another place. */
interface LinePlace {
  device: string
  segment: number
  line: number
}

/** The passphrase, and the salt of the files that this device writes. */
export interface Secret {
  passphrase: string
  salt: string
}

/** Gives the seal for own files, and for files with another salt, such as change files of devices without a folder. */
export interface Ciphers {
  ofOwnFiles: () => Promise<Cipher>
  ofSalt: (salt: string) => Promise<Cipher>
}

/** Rounds of PBKDF2 with SHA-256, as OWASP recommends (2023). */
export const ITERATIONS = 600_000

export function freshSalt(): string {
  return base64Of(crypto.getRandomValues(new Uint8Array(16)))
}

/**
 * Returns the seals of a passphrase. Derives each salt's key once, which takes about half a second.
 * @throws Error without a passphrase, since anybody could open what it seals
 */
export function ciphersOf({ passphrase, salt }: Secret): Ciphers {
  if (passphrase === '') throw new Error('a passphrase is missing')
  const ofSalt = (wanted: string): Promise<Cipher> => {
    const key = JSON.stringify([passphrase, wanted])
    const seal = ciphersByKey.get(key) ?? deriveCipher(passphrase, wanted)
    ciphersByKey.set(key, seal)
    return seal
  }
  return { ofOwnFiles: () => ofSalt(salt), ofSalt }
}

const ciphersByKey = new Map<string, Promise<Cipher>>()

async function deriveCipher(passphrase: string, salt: string): Promise<Cipher> {
  const bytes = new TextEncoder().encode(passphrase)
  const importedKey = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: base64Bytes(salt), iterations: ITERATIONS }
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  const key = await crypto.subtle.deriveKey(derivation, importedKey, { name: 'AES-GCM', length: 256 }, false, usages)
  const parameters = (iv: Uint8Array<ArrayBuffer>, { device, segment, line }: LinePlace): AesGcmParams => {
    const place = new TextEncoder().encode(`claimlight-sync 1 ${device} ${segment} ${line}`)
    return { name: 'AES-GCM', iv, additionalData: place }
  }
  return {
    salt,
    async encrypt(text, place) {
      const iv = crypto.getRandomValues(new Uint8Array(IV))
      const cipher = await crypto.subtle.encrypt(parameters(iv, place), key, new TextEncoder().encode(text))
      return base64Of(joinBytes([iv, new Uint8Array(cipher)]))
    },
    async decrypt(sealed, place) {
      try {
        const both = base64Bytes(sealed)
        const text = await crypto.subtle.decrypt(parameters(both.slice(0, IV), place), key, both.subarray(IV))
        return new TextDecoder().decode(text)
      } catch {
        return null
      }
    },
  }
}

const IV = 12
