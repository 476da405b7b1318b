import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { filesInText, MAX_LENGTHS } from './correction-text'
import { CORRECTIONS_FILE_HEAD, type UserCorrection } from './corrections-file'

export type ReadCorrections =
  | {
      ok: true
      subject: string
      /** Corrections that are not validated yet: each is checked later, so that an invalid one affects no other. */
      items: unknown[]
    }
  | { ok: false; reason: string }

/** Reads corrections: a file, or the text of a mail or an issue. Never throws. */
export function readCorrections(text: string): ReadCorrections {
  if (text.length > MAX_LENGTHS.file) return refuseFile('it is too large')
  const plain = text.replace(/^\uFEFF/, '')
  const value = parsedJson(plain)
  if (value !== undefined) return readCorrectionsValue(value)
  return /^\s*[[{]/.test(plain) ? refuseFile('it is no JSON') : readMessageText(plain)
}

function readCorrectionsValue(value: unknown): ReadCorrections {
  const head = fileHeadSchema.safeParse(value)
  if (!head.success) return refuseFile('it is no file of corrections')
  const { version, subject, corrections: items } = head.data
  if (version > CORRECTIONS_FILE_HEAD.version)
    return refuseFile(`it is of version ${version}; this reads version ${CORRECTIONS_FILE_HEAD.version}`)
  if (version !== CORRECTIONS_FILE_HEAD.version) return refuseFile(`there is no version ${version}`)
  if (items === undefined) return refuseFile('it has no list of corrections')
  if (items.length > MAX_LENGTHS.corrections) return tooMany()
  if (subject === undefined) return refuseFile('it does not say whose dossier it is for')
  return { ok: true, subject, items }
}

function readMessageText(text: string): ReadCorrections {
  const found = filesInText(text, MAX_LENGTHS.corrections + 1)
  if (found.length > MAX_LENGTHS.corrections) return tooMany()
  if (found.length === 0) return refuseFile('it is no file of corrections, and has none in its text')
  const read = found.map(readCorrectionsValue)
  const [first] = read
  const failed = read.find(({ ok }) => !ok)
  if (failed || !first?.ok) return failed ?? refuseFile('it is no file of corrections')
  if (read.some((one) => one.ok && one.subject !== first.subject))
    return refuseFile('it has corrections of several dossiers')
  return { ...first, items: read.flatMap((one) => (one.ok ? one.items : [])) }
}

const fileHeadSchema = z.object({
  kind: z.literal(CORRECTIONS_FILE_HEAD.kind),
  version: z.number(),
  subject: z.string().optional(),
  corrections: z.array(z.unknown()).optional(),
})

function tooMany(): ReadCorrections {
  return refuseFile(`it has more than ${MAX_LENGTHS.corrections} corrections`)
}

function refuseFile(reason: string): ReadCorrections {
  return { ok: false, reason }
}

/**
 * Makes foreign text safe for the dossier: one line, without control characters, lone surrogates, and direction marks
 * that could disguise a line.
 */
export function tidyWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\uFFF9-\uFFFB]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

export function tidiedCorrection(correction: UserCorrection): UserCorrection {
  const tidy = (_: string, value: unknown) => (typeof value === 'string' ? tidyWords(value) : value)
  return JSON.parse(JSON.stringify(correction), tidy) as UserCorrection
}
