import type { CheckOccasion } from '@/lib/engine'
import { LONGEST_SHORT_TEXT } from '@/lib/schema/limits'
import type { Article, CheckProgress, Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'
import { enginesFor } from '../active-dossiers'
import { withoutMuted } from '../muted'
import { runCheck } from '../run-check'
import { newCheck, ownTextCheck, type OwnTextCheck } from './own-text-state'

export interface OwnTextToCheck extends Article {
  id: string
  /** \`asked\` for text that the user has typed or pasted. */
  occasion: CheckOccasion
  /** Whether the check is in session storage, which all windows share: not for a text of a private window. */
  isKept: boolean
}

interface Run {
  check: OwnTextCheck
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
export async function checkOwnText(text: OwnTextToCheck): Promise<OwnTextCheck> {
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
  const stored = await ownTextCheck.read()
  if (stored?.id !== id) return
  if (!isKept) await ownTextCheck.remove()
  else if (stored.status === 'checking') await ownTextCheck.write({ ...stored, status: 'stopped' })
}

function beginRun(text: OwnTextToCheck): Run {
  const run: Run = { check: newCheck(text.id), stop: new AbortController(), ended: Promise.resolve() }
  runs.set(text.id, run)
  run.ended = checkInRun(run, text).catch((error: unknown) => {
    runs.delete(text.id)
    throw error
  })
  // The reply rejects too, if one is owed.
  run.ended.catch(() => undefined)
  return run
}

async function checkInRun(run: Run, { id: _id, occasion, isKept, ...article }: OwnTextToCheck): Promise<void> {
  const put = async (change: Partial<OwnTextCheck>): Promise<void> => {
    run.check = { ...run.check, ...change }
    // A check that does not fit is not stored at all, so that no older one comes back in its place.
    if (isKept) await ownTextCheck.write(run.check).catch(() => ownTextCheck.remove())
  }
  await put({})
  const { engines } = await enginesFor(article.text, 'all')
  const show = async ({ checked, sentences, findings }: CheckProgress): Promise<void> =>
    put({ checked, sentences, findings: await withoutMuted(findings) })
  const found = await runCheck({ engines, article, occasion }, { signal: run.stop.signal, show })
  if (found === null) return
  const { sentences, findings, nearest } = found
  const isOpen = findings.length === 0 && isShort(article.text)
  await put({
    status: 'done',
    checked: sentences,
    sentences,
    findings: await withoutMuted(findings),
    nearest: isOpen ? nearest : [],
  })
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
