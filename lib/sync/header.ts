import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { syncLimits } from './limits'
import { DEVICE_ID } from './stamp'
import type { Seal } from './seal'

/** The first line of a file. */
export interface Header {
  device: string
  /** Number of the file among those of its device. */
  segment: number
  /** The user's name for the device; empty if it is encrypted and cannot be read. */
  name: string
  /** Salt of the passphrase; null: not encrypted. */
  salt: string | null
}

export const SYNC_KIND = 'claimlight-sync'
/** Increased when older versions would misread a newer file. */
export const SYNC_VERSION = 1

export async function headerJson({ device, segment, name }: Omit<Header, 'salt'>, seal: Seal | null): Promise<string> {
  const head = { kind: SYNC_KIND, version: SYNC_VERSION, device, segment }
  if (seal === null) return JSON.stringify({ ...head, name })
  return JSON.stringify({ ...head, salt: seal.salt, sealed: await seal.close(name, { device, segment, line: 1 }) })
}

/** @returns `other`: no file of ours; `newer`: made by a newer version */
export function readHeader(content: string): (Header & { sealedName: string | null }) | 'other' | 'newer' {
  const raw = parsedJson(content)
  const format = formatSchema.safeParse(raw)
  if (!format.success) return 'other'
  if (format.data.version > SYNC_VERSION) return 'newer'
  const read = headerSchema.safeParse(raw)
  if (!read.success) return 'other'
  const { device, segment, name = '', salt = null, sealed = null } = read.data
  if ((salt === null) !== (sealed === null)) return 'other'
  return { device, segment, name, salt, sealedName: sealed }
}

const formatSchema = z.object({ kind: z.literal(SYNC_KIND), version: z.number().int().positive() })
const headerSchema = z.object({
  device: z.string().regex(DEVICE_ID),
  segment: z.number().int().min(1),
  name: z.string().max(syncLimits.name).optional(),
  salt: z
    .string()
    .regex(/^[A-Za-z0-9+/]{22}==$/)
    .optional(),
  sealed: z.string().max(2000).optional(),
})
