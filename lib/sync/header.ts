import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import type { FolderFile } from './types'
import type { Cipher } from './cipher'
import { DEVICE_ID_PATTERN } from './stamp'

export type Header = z.infer<typeof headerSchema>
export type HeaderFault = 'other' | 'newer'

export function pathOf({ device, segment }: Pick<Header, 'device' | 'segment'>): string {
  return `${device}/${segment}.ndjson`
}

/** Version of the file format; increased when older versions of the extension would misread a newer file. */
const FORMAT_VERSION = 1

export async function headerJson(
  file: { device: string; segment: number; name: string },
  seal: Cipher,
): Promise<string> {
  const { name, ...place } = file
  const sealed = await seal.encrypt(name, { ...place, line: 1 })
  return JSON.stringify({ kind: 'claimlight-sync', version: FORMAT_VERSION, ...place, salt: seal.salt, sealed })
}

export async function headersIn(files: readonly Pick<FolderFile, 'size' | 'read'>[]): Promise<Header[]> {
  const headers: Header[] = []
  for (const { size, read } of files) {
    const found = size === null ? null : await readHeader({ size, read }).catch(() => null)
    if (typeof found === 'object' && found !== null) headers.push(found.header)
  }
  return headers
}

/** Returns the name of the device that wrote a header; null where it was encrypted with another passphrase. */
export function nameIn({ device, segment, sealed }: Header, seal: Cipher): Promise<string | null> {
  return seal.decrypt(sealed, { device, segment, line: 1 })
}

/** Returns the header in the first line of a file and the offset after it. @throws where the file cannot be read */
export async function readHeader({
  size,
  read,
}: Pick<FolderFile, 'read'> & { size: number }): Promise<{ header: Header; end: number } | HeaderFault> {
  const start = await read(0, Math.min(size, LONGEST_HEADER_BYTES))
  const end = start.indexOf(0x0a)
  const raw = end < 0 ? null : parsedJson(new TextDecoder().decode(start.subarray(0, end)))
  const format = formatSchema.safeParse(raw)
  if (!format.success) return 'other'
  if (format.data.version > FORMAT_VERSION) return 'newer'
  const header = headerSchema.safeParse(raw)
  return header.success ? { header: header.data, end: end + 1 } : 'other'
}

const LONGEST_HEADER_BYTES = 8192
const formatSchema = z.object({ kind: z.literal('claimlight-sync'), version: z.number().int().min(FORMAT_VERSION) })
const headerSchema = z.object({
  device: z.string().regex(DEVICE_ID_PATTERN),
  segment: z.number().int().min(1),
  /** Salt of the key derivation: 16 bytes in base64. */
  salt: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
  /** The user's name for the device, encrypted. */
  sealed: z.string().max(2000),
})
