import { z } from 'zod'
import { CORRECTIONS, type Correction } from '@/lib/dossier/format/corrections-file'
import { LONGEST } from '@/lib/dossier/format/longest-correction'
import { filesInText } from '@/lib/dossier/format/correction-text'
import { verdicts } from '@/lib/schema/verdicts'
import { parsedJson } from '@/lib/text/parsed-json'

export type ReadCorrections =
  | {
      ok: true
      /** Subject of the dossier; null where the file does not name it, as in its first version. */
      subject: string | null
      /** Still to be looked at one by one: one that is damaged does not cost the others. */
      items: unknown[]
    }
  | { ok: false; reason: string }

/**
 * Reads corrections: a file, the text of a mail or an issue, or a file of wrong matches as it was written before there
 * were corrections. Never throws.
 */
export function readCorrections(text: string): ReadCorrections {
  if (text.length > LONGEST.file) return no('it is too large')
  const plain = text.replace(/^\uFEFF/, '')
  const value = parsedJson(plain)
  if (value !== undefined) return readFile(value)
  return /^\s*[[{]/.test(plain) ? no('it is no JSON') : asText(plain)
}

function readFile(value: unknown): ReadCorrections {
  const head = headSchema.safeParse(value)
  if (!head.success) return no('it is no file of corrections')
  const { kind, version, subject, corrections, wrongMatches } = head.data
  if (version > CORRECTIONS.version) return no(`it is of version ${version}; this reads version ${CORRECTIONS.version}`)
  if (version !== CORRECTIONS.version) return no(`there is no version ${version}`)
  const items = kind === CORRECTIONS.kind ? corrections : wrongMatches?.flatMap(fromWrongMatch)
  if (items === undefined) return no('it has no list of corrections')
  if (items.length > LONGEST.corrections) return tooMany()
  if (kind === CORRECTIONS.kind && subject === undefined) return no('it does not say whose dossier it is for')
  return { ok: true, subject: subject ?? null, items }
}

/** The text of a mail or an issue, with one proposal or several. */
function asText(text: string): ReadCorrections {
  const found = filesInText(text, LONGEST.corrections + 1)
  if (found.length > LONGEST.corrections) return tooMany()
  if (found.length === 0) return no('it is no file of corrections, and has none in its text')
  const read = found.map(readFile)
  const [first] = read
  const failed = read.find(({ ok }) => !ok)
  if (failed || !first?.ok) return failed ?? no('it is no file of corrections')
  if (read.some((one) => one.ok && one.subject !== first.subject)) return no('it has corrections of several dossiers')
  return { ...first, items: read.flatMap((one) => (one.ok ? one.items : [])) }
}

const headSchema = z.object({
  kind: z.enum([CORRECTIONS.kind, 'claimlight-wrong-matches']),
  version: z.number(),
  subject: z.string().optional(),
  corrections: z.array(z.unknown()).optional(),
  wrongMatches: z.array(z.unknown()).optional(),
})

/** A wrong match said that the sentence is about none of its claims. */
function fromWrongMatch(value: unknown): unknown[] {
  const read = wrongMatchSchema.safeParse(value)
  if (!read.success) return [value]
  const { claims, verdict: shown, created: date, ...met } = read.data
  return claims.map((claim): Correction => ({
    kind: 'example',
    claim,
    as: 'unrelated',
    wrong: '',
    comment: '',
    shown,
    date,
    ...met,
  }))
}

const words = z.string().default('')
const wrongMatchSchema = z.object({
  sentence: z.string(),
  claims: z.array(z.string()).max(500),
  verdict: z.enum(verdicts),
  dossierVersion: words,
  url: words,
  title: words,
  created: words,
})

function tooMany(): ReadCorrections {
  return no(`it has more than ${LONGEST.corrections} corrections`)
}

function no(reason: string): ReadCorrections {
  return { ok: false, reason }
}
