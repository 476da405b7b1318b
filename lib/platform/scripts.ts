import { browser } from 'wxt/browser'

const PAGE_AGENT = 'page-agent.js' as const
const SUBJECT_DETECTOR = { id: 'read-along', file: 'subject-detector.js' } as const

/**
 * Puts the reader into a tab, or starts it anew where it is. Needs the permission for all sites, or a gesture of the
 * reader in that tab (`activeTab`).
 *
 * @returns false where the browser does not let us: its own pages, its store, a page not allowed
 */
export function startPageAgentIn(tabId: number): Promise<boolean> {
  return putInto(tabId, PAGE_AGENT)
}

/** Has a tab that was open before all sites were allowed looked at, as it would have been on loading. */
export function startSubjectDetectorIn(tabId: number): Promise<boolean> {
  return putInto(tabId, SUBJECT_DETECTOR.file)
}

async function putInto(tabId: number, file: typeof PAGE_AGENT | typeof SUBJECT_DETECTOR.file): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [`/${file}`] })
    return true
  } catch {
    // The browsers say it in many words and none of them is stable; all of them mean that we may not.
    return false
  }
}

/**
 * Runs the script that reads what a right click was on, in one frame.
 *
 * @param asked what the browser said of the link or image; a script in a file takes no arguments, so it is left for it in
 * our own world of that frame, which the page does not see
 * @returns what the script returned, or null where it may not run
 */
export async function readSelectionIn(
  tabId: number,
  frameId: number,
  asked: { link?: string; image?: string } = {},
): Promise<unknown> {
  try {
    if (asked.link !== undefined || asked.image !== undefined) {
      await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        func: (left: object) => void Object.assign(globalThis, { [Symbol.for('claimlight.asked')]: left }),
        args: [asked],
      })
    }
    const [answer] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: ['/selection.js'],
    })
    return answer?.result ?? null
  } catch {
    return null // not allowed in this frame: the caller has the text that the menu gave
  }
}

/**
 * Has these pages looked at from now on, and no others. May run any number of times.
 *
 * @param matches match patterns; none: nothing is looked at unasked
 * @param except match patterns of what is off
 * @returns whether that changed anything
 */
export async function setReadAlong(matches: readonly string[], except: readonly string[]): Promise<boolean> {
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SUBJECT_DETECTOR.id] })
  if (isSame(registered?.matches ?? [], matches) && isSame(registered?.excludeMatches ?? [], except)) return false
  if (registered) await browser.scripting.unregisterContentScripts({ ids: [SUBJECT_DETECTOR.id] })
  if (matches.length > 0)
    await browser.scripting.registerContentScripts([
      {
        id: SUBJECT_DETECTOR.id,
        js: [SUBJECT_DETECTOR.file],
        matches: [...matches],
        ...(except.length > 0 ? { excludeMatches: [...except] } : {}),
        runAt: 'document_idle',
        persistAcrossSessions: true,
      },
    ])
  return true
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((pattern) => b.includes(pattern))
}
