import { LONGEST_SHORT_TEXT } from '@/lib/schema/limits'
import type { Finding } from '@/lib/schema/finding'
import type { CheckState, NamedDossier } from '@/lib/schema/page-state'
import { enginesFor } from '../active-dossiers'
import { withMutes } from '../muted'
import { runCheck } from '../run-check'
import { changeOwnCheck, newOwnCheck, type OwnText } from './own-text-state'

interface OwnTextToCheck extends OwnText {
  /** Whether the check is in session storage, which all windows share: not for a text of a private window. */
  isKept: boolean
}

interface Run {
  check: CheckState
  stop: AbortController
  ended: Promise<void>
}

/** The running checks, by the id of their text. They are lost when the worker stops; the panel then asks again. */
const runs = new Map<string, Run>()

/**
 * Checks a text of the user, or waits for its check that is running.
 *
 * @returns the check, when it has ended or after a while: the browser stops a worker that owes a reply for minutes
 */
export async function checkOwnText(text: OwnTextToCheck): Promise<CheckState> {
  const run = runs.get(text.id) ?? beginRun(text)
  let timer: ReturnType<typeof setTimeout> | undefined
  const pause = new Promise<void>((end) => (timer = setTimeout(end, text.isKept ? LONGEST_REPLY_MS : PRIVATE_REPLY_MS)))
  await Promise.race([run.ended, pause]).finally(() => clearTimeout(timer))
  if (run.check.status === 'done') runs.delete(text.id)
  return run.check
}

const LONGEST_REPLY_MS = 20_000
/** The replies show the progress of a check that is not in storage. */
const PRIVATE_REPLY_MS = 500

/** Ends the check of a text. @param isKept whether what was found stays in session storage */
export async function endOwnText(id: string, isKept: boolean): Promise<void> {
  const run = runs.get(id)
  runs.delete(id)
  run?.stop.abort()
  await run?.ended.catch(() => undefined)
  await changeOwnCheck((stored) => {
    if (stored?.id !== id) return stored
    return isKept ? { ...stored, status: 'done' } : null
  })
}

function beginRun(text: OwnTextToCheck): Run {
  const run: Run = { check: newOwnCheck(text), stop: new AbortController(), ended: Promise.resolve() }
  runs.set(text.id, run)
  run.ended = checkInRun(run, text).catch((error: unknown) => {
    runs.delete(text.id)
    throw error
  })
  // The reply rejects too, if one is owed.
  run.ended.catch(() => undefined)
  return run
}

async function checkInRun(run: Run, { file, text, blocks, date, isKept }: OwnTextToCheck): Promise<void> {
  const put = async (change: Partial<CheckState>): Promise<void> => {
    run.check = await withMutes({ ...run.check, ...change })
    if (isKept) await changeOwnCheck(() => run.check)
  }
  await put({})
  const { engines } = await enginesFor(text, 'all')
  const article = { text, blocks, ...(date === null ? {} : { date }) }
  // Somebody who types or pastes a text asks about it.
  const occasion = file === null ? 'asked' : 'along'
  const found = await runCheck({ engines, article, occasion }, { signal: run.stop.signal, show: put })
  if (found === null) return
  const isOpen = found.findings.length === 0 && isShort(text)
  await put(isOpen ? found : { ...found, nearest: [] })
}

/** Checks the quote of a note. A short one without findings is checked again, as one that the user asks about. */
export async function checkQuote(text: string): Promise<{ findings: Finding[]; dossiers: NamedDossier[] }> {
  const { engines, dossiers } = await enginesFor(text, 'all')
  const article = { text }
  const { findings } = await runCheck({ engines, article, occasion: 'along' })
  if (findings.length > 0 || !isShort(text)) return { findings, dossiers }
  // It need not name the subject, which the user means.
  const asked = await runCheck({ engines, article, occasion: 'asked', part: { start: 0, end: text.length } })
  return { findings: asked.findings, dossiers }
}

const isShort = (text: string): boolean => text.length <= LONGEST_SHORT_TEXT
