import { verifyAsync } from '@noble/ed25519'
import { z } from 'zod'
import type { ImportFile } from '@/lib/dossier/format/import-record'
import { issueLine } from '@/lib/dossier/format/issue-line'
import { base64Bytes, base64Of, hexOf } from '@/lib/text/bytes'
import { parsedJson } from '@/lib/text/parsed-json'

/** A signed dossier whose signature is right: the portable dossier in it, and who signed it. */
export interface VerifiedPack {
  /** The portable dossier, for `readDossierFile`. */
  file: ImportFile
  /** Fingerprint of the key: 32 hexadecimal digits. */
  signedBy: string
  subject: string
  version: string
  asOf: string
}

export type PackResult =
  | { ok: true; pack: VerifiedPack }
  /** `broken`: the file does not have the format of a pack. `bad-signature`: it was changed after signing. */
  | { ok: false; code: 'broken' | 'bad-signature'; reason: string }

/** Tells from the first 200 bytes of a file whether it is a pack. */
export function isPack(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return head.includes(`"${PACK_FORMAT}"`)
}

/**
 * Reads a pack, JSON with a portable dossier as text, and verifies its signature. Never throws.
 * @param file its name, without the `.dossier` ending, becomes the name of the dossier file
 */
export async function readPack({ name, bytes }: ImportFile): Promise<PackResult> {
  const read = packSchema.safeParse(parsedJson(new TextDecoder().decode(bytes)))
  if (!read.success)
    return { ok: false, code: 'broken', reason: isPack(bytes) ? issueLine(read.error) : 'it is not a signed dossier' }
  const { subject, version, asOf, dossier } = read.data
  const key = base64Bytes(read.data.key)
  if (!(await isSigned(base64Bytes(read.data.signature), signedBytes(read.data), key)))
    return { ok: false, code: 'bad-signature', reason: 'the signature does not fit the content' }
  const file = { name: name.replace(/(\.dossier)?\.json$/i, '') + '.json', bytes: new TextEncoder().encode(dossier) }
  return { ok: true, pack: { file, signedBy: await fingerprintOf(key), subject, version, asOf } }
}

/** Returns the text of a pack. `key`: the raw public key. `sign`: signs the result of `signedBytes`. */
export async function writePack(
  content: PackContent,
  { key, sign }: { key: Uint8Array; sign: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array> },
): Promise<string> {
  const signature = await sign(signedBytes(content))
  const { subject, version, asOf, dossier } = content
  const pack: Pack = {
    ...{ format: PACK_FORMAT, formatVersion: PACK_FORMAT_VERSION, subject, version, asOf },
    ...{ key: base64Of(key), signature: base64Of(signature), dossier },
  }
  return `${JSON.stringify(pack, null, 1)}\n`
}

/** Returns the fingerprint of a key that people compare: the first half of its SHA-256, as 32 hexadecimal digits. */
export async function fingerprintOf(key: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(key)))
  return hexOf(hash.subarray(0, 16))
}

/** Returns a fingerprint in groups of four digits, as it is shown. */
export function sayFingerprint(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
}

const PACK_FORMAT = 'claimlight-dossier'
const PACK_FORMAT_VERSION = 1

const packSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  formatVersion: z.literal(PACK_FORMAT_VERSION, 'a form of another version of Claimlight'),
  subject: z.string().min(1).max(200),
  version: z.string().max(200),
  asOf: z.string().max(40),
  /** Public key of Ed25519, 32 bytes. */
  key: z.base64().length(44),
  /** Ed25519 signature, 64 bytes. */
  signature: z.base64().length(88),
  /** The portable dossier, exactly as it was signed. */
  dossier: z.string().min(2),
})
type Pack = z.infer<typeof packSchema>
type PackContent = Pick<Pack, 'subject' | 'version' | 'asOf' | 'dossier'>

/** Returns the signed bytes. They include the head, so that a list can trust it without reading the dossier. */
function signedBytes({ subject, version, asOf, dossier }: PackContent): Uint8Array {
  return new TextEncoder().encode(
    `${PACK_FORMAT} ${PACK_FORMAT_VERSION}\n${JSON.stringify([subject, version, asOf])}\n${dossier}`,
  )
}

async function isSigned(signature: Uint8Array, message: Uint8Array, key: Uint8Array): Promise<boolean> {
  try {
    return await verifyAsync(signature, message, key, { zip215: false })
  } catch {
    // The key is not a point of the curve.
    return false
  }
}
