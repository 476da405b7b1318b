import { z } from 'zod'
import { CORRECTIONS } from '@/lib/dossier/format/corrections-file'
import { LONGEST } from '@/lib/dossier/format/longest-correction'
import { filesInText } from '@/lib/dossier/format/correction-text'
import { parsedJson } from '@/lib/text/parsed-json'

export type ReadCorrections =
  | {
      ok: true
      /** Name of the dossier's subject. */
      subject: string
      /** Corrections that are not validated yet: each is checked later, so that an invalid one affects no other. */
      items: unknown[]
    }
  | { ok: false; reason: string }

/** Reads corrections: a file, or the text of a mail or an issue. Never throws. */
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
  const { version, subject, corrections: items } = head.data
  if (version > CORRECTIONS.version) return no(`it is of version ${version}; this reads version ${CORRECTIONS.version}`)
  if (version !== CORRECTIONS.version) return no(`there is no version ${version}`)
  if (items === undefined) return no('it has no list of corrections')
  if (items.length > LONGEST.corrections) return tooMany()
  if (subject === undefined) return no('it does not say whose dossier it is for')
  return { ok: true, subject, items }
}

/** Finds the proposals in the text of a mail or an issue. */
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
  kind: z.literal(CORRECTIONS.kind),
  version: z.number(),
  subject: z.string().optional(),
  corrections: z.array(z.unknown()).optional(),
})

function tooMany(): ReadCorrections {
  return no(`it has more than ${LONGEST.corrections} corrections`)
}

function no(reason: string): ReadCorrections {
  return { ok: false, reason }
}
