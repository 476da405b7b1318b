import { checkSelectionTogether, checkTogether } from '@/lib/dossiers/check-together'
import type { ToBackground } from '@/lib/messaging/protocol'
import { nextTask } from '@/lib/platform/next-task'
import { speakersOn } from './active-dossiers'

/** Checks a text pasted into the panel. A short one without findings gets its nearest claims. */
export async function checkText(text: string): Promise<ToBackground['check-text']['out']> {
  // A sentence without the subject's name is checked too: the user means the subject.
  const { speakers, dossiers } = await speakersOn(text, 'all')
  const steps = checkTogether(speakers, { text })
  let sliceEnd = performance.now() + SLICE_MS
  let step = steps.next()
  while (!step.done) {
    if (performance.now() >= sliceEnd) {
      await nextTask()
      sliceEnd = performance.now() + SLICE_MS
    }
    step = steps.next()
  }
  const { findings, sentences } = step.value
  if (findings.length > 0 || text.length > SHORT) return { sentences, findings, nearest: [], dossiers }
  const { dossier, ...asked } = checkSelectionTogether(speakers, { text }, 0, text.length)
  return {
    sentences: Math.max(sentences, asked.findings.length),
    ...asked,
    dossiers,
    ...(dossier === null ? {} : { nearestIn: dossier }),
  }
}

const SLICE_MS = 15
/** In characters, about three sentences. */
const SHORT = 600
