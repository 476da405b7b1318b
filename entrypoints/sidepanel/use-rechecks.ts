import { useCallback, useRef, useState } from 'react'
import { annotationsById } from '@/lib/notes/data/store'
import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { verdictNow } from '@/lib/notes/library/verdict-now'
import type { RecheckResult, Rechecks } from '@/components/notes/verdict-change'
import { callBackground } from '@/lib/messaging/call'
import { readSettings } from '@/lib/platform/settings'
import { withModelReading } from '@/lib/model/model-reading'

/**
 * Checks notes again, one by one, whose findings are from another version of the dossier. Results are kept while the
 * panel is open.
 *
 * @param versionOf returns the installed version of a finding's dossier; null where it is not installed
 */
export function useRechecks(versionOf: (finding: StoredFinding) => string | null): Rechecks {
  const [results, setJudged] = useState(recheckResults)
  const [progress, setProgress] = useState<Rechecks['progress']>(null)
  const run = useRef(0)
  const say = (id: string, answer: RecheckResult) => {
    recheckResults = new Map(recheckResults).set(id, answer)
    setJudged(recheckResults)
  }
  const check = (ids: readonly string[]) => {
    const turn = ++run.current
    const isMine = () => run.current === turn
    const go = async () => {
      for (const [at, id] of ids.entries()) {
        if (!isMine()) return
        setProgress(ids.length > 1 ? { done: at, all: ids.length } : null)
        const [note] = await annotationsById([id])
        const then = note?.finding ?? null
        if (note === undefined || then === null) continue
        const version = versionOf(then)
        if (version === null || version === then.dossierVersion) continue
        say(id, 'checking')
        say(id, await askAbout(note, then))
      }
    }
    void go().finally(() => {
      if (isMine()) setProgress(null)
    })
  }
  const stop = useCallback(() => {
    run.current++
    setProgress(null)
  }, [])
  return { results, progress, check, stop }
}

/** Results by note id; kept when the view is closed, lost with the panel. */
let recheckResults: ReadonlyMap<string, RecheckResult> = new Map()

/** Checks the quote of a note with the engine, then with the model if reading with a model is on. */
async function askAbout(note: Annotation, then: StoredFinding): Promise<RecheckResult> {
  const quote = note.anchor?.quote
  if (quote === undefined) return 'unsure'
  const reply = await callBackground('check-text', { text: quote.exact })
  if (!reply.ok) return 'failed'
  const { findings } = reply.value
  const { secondOpinion } = await readSettings()
  const reading = secondOpinion ? await (await import('./model-check')).askAboutQuote(quote, note, findings) : null
  return verdictNow(quote.exact, then, reading === null ? findings : withModelReading(findings, reading))
}
