import { z } from 'zod'
import { CORRECTIONS, type Correction } from '@/lib/dossier/corrections-file'
import { LONGEST } from '@/lib/dossier/longest-correction'
import { readProposals } from '@/lib/dossier/correction-text'
import { verdicts } from '@/lib/schema/verdicts'

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
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return /^\uFEFF?\s*[[{]/.test(text) ? no('it is no JSON') : asText(text)
  }
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
  const found = readProposals(text, LONGEST.corrections + 1)
  if (found.length > LONGEST.corrections) return tooMany()
  const [first, ...more] = found
  if (first === undefined) return no('it is no file of corrections, and has no “Claimlight correction” in its text')
  if (more.some(({ subject }) => subject !== first.subject)) return no('it has corrections of several dossiers')
  return {
    ok: true,
    subject: first.subject || null,
    items: [first, ...more].map((one) => ({ ...one, kind: 'change' })),
  }
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
