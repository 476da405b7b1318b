import { checkSelectionTogether, checkTogether } from '@/lib/dossiers/data/check-together'
import type { Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'
import { enginesFor } from './active-dossiers'
import { runInSlices } from '@/lib/text/run-in-slices'

/** Checks a text pasted into the panel. A short one without findings gets its nearest claims. */
export async function checkText(text: string): Promise<CheckedText> {
  // A sentence without the subject's name is checked too: the user means the subject.
  const { engines, dossiers } = await enginesFor(text, 'all')
  const done = await runInSlices(checkTogether(engines, { text }))
  const { findings, sentences } = done.result
  if (findings.length > 0 || text.length > SHORT) return { sentences, findings, nearest: [], dossiers }
  const { dossier, ...asked } = checkSelectionTogether(engines, { text }, 0, text.length)
  return {
    sentences: Math.max(sentences, asked.findings.length),
    ...asked,
    dossiers,
    ...(dossier === null ? {} : { nearestIn: dossier }),
  }
}

/** A text up to so many characters, about three sentences, is taken for a question: without findings it gets its nearest claims. */
export const SHORT = 600

interface CheckedText {
  sentences: number
  findings: Finding[]
  nearest: string[]
  /** As in `Question`. */
  nearestIn?: string
  dossiers: NamedDossier[]
}
