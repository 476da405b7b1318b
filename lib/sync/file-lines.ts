import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import type { FolderFile } from '@/lib/sync/types'
import type { Cipher } from '@/lib/sync/cipher'
import { DEVICE_ID_PATTERN, STAMP_PATTERN, STAMP_TIME_PATTERN } from '@/lib/sync/stamp'
import type { Json } from '@/lib/rows/json'
import { kindNames } from '@/lib/rows/row-rules'
import { rowRulesByKind } from '@/lib/rows/row-rules-by-kind'
import { isValidId } from '@/lib/schema/is-record'
import { EXISTENCE_FIELD, isExistenceValue, type Delta } from '@/lib/sync/record'

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
  for (const file of files) {
    const found = await readHeaderIfPossible(file)
    if (typeof found === 'object' && found !== null) headers.push(found.header)
  }
  return headers
}

/** Returns what `readHeader` does; null for a file that cannot be read now. */
export async function readHeaderIfPossible({ size, read }: Pick<FolderFile, 'size' | 'read'>) {
  return size === null ? null : readHeader({ size, read }).catch(() => null)
}

/** Returns the name of the device that wrote a header; null where it was encrypted with another passphrase. */
export function deviceNameIn({ device, segment, sealed }: Header, seal: Cipher): Promise<string | null> {
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

export function deltaJson({ kind, id, state: { fields, versions } }: Delta): string {
  return JSON.stringify({ k: kind, id, f: fields, v: versions })
}

/** Parses a line; null if any part of it is invalid, as in a line of a newer version. */
export function readDelta(content: string): Delta | null {
  const read = deltaSchema.safeParse(parsedJson(content))
  if (!read.success) return null
  const { k, id, f = {}, v = {} } = read.data
  const kind = rowRulesByKind[k]
  const areFields = Object.entries(f).every(
    ([name, [, value]]) =>
      name !== kind.text?.field &&
      name !== EXISTENCE_FIELD &&
      (value === undefined ? !kind.required.includes(name) : kind.isValid(name, value)),
  )
  const areVersions = Object.entries(v).every(([name, { values }]) =>
    values.every(([, value]) =>
      name === EXISTENCE_FIELD ? isExistenceValue(value) : name === kind.text?.field && kind.isValid(name, value),
    ),
  )
  if (kind.isId?.(id) === false || !areFields || !areVersions) return null
  return { kind: k, id, state: { fields: f, versions: v } }
}

const stampSchema = z.string().regex(STAMP_PATTERN)
const jsonSchema = z.custom<Json>((value) => value !== undefined)
const deltaSchema = z.object({
  k: z.enum(kindNames),
  id: z.custom<string>(isValidId),
  f: z.record(z.string().max(1100), z.union([z.tuple([stampSchema]), z.tuple([stampSchema, jsonSchema])])).optional(),
  v: z
    .record(
      z.string().max(1100),
      z.object({
        seen: z.record(z.string().regex(DEVICE_ID_PATTERN), z.string().regex(STAMP_TIME_PATTERN)),
        values: z.array(z.tuple([stampSchema, jsonSchema])),
      }),
    )
    .optional(),
})
