import type { ProblemCode } from '@/lib/dossier-import/types'
import { hexOf } from '@/lib/text/hex'

/** Statement of a page about the file that it offers. */
export interface Announced {
  /** File name. */
  file: string
  name: string
  version: string
  asOf: string
  claims: number
  signedBy: string | null
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** Compares a file with what the page said of it, before any of it is parsed. @returns null where it is that file */
export async function otherFile(bytes: Uint8Array<ArrayBuffer>, announced: Announced): Promise<ProblemCode | null> {
  if (bytes.length !== announced.bytes) return 'offer-size'
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return hexOf(hash) === announced.sha256 ? null : 'offer-hash'
}

/** Compares a dossier with what the page said of it. @returns null where it is that dossier */
export function otherDossier(
  dossier: Omit<Announced, 'file' | 'bytes' | 'sha256'>,
  announced: Announced,
): ProblemCode | null {
  if (dossier.signedBy !== announced.signedBy) return 'offer-key'
  const isSame = (['name', 'version', 'asOf'] as const).every((part) => plain(dossier[part]) === plain(announced[part]))
  return isSame && dossier.claims === announced.claims ? null : 'offer-name'
}

function plain(words: string): string {
  return words.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
