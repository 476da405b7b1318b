import { browser } from './browser'
import type { MenuClick } from './menus'

const PAGE_AGENT = 'page-agent.js' as const
const CHAT_READER = 'chat-reader.js' as const
const SUBJECT_DETECTOR = { id: 'read-along', file: 'subject-detector.js' } as const

/**
 * Injects the page agent into a tab, or restarts it. Needs the permission for all sites, or a user gesture in that tab
 * (`activeTab`).
 * @returns false where the browser forbids it: its own pages, its store, a page without permission
 */
export function startPageAgentIn(tabId: number): Promise<boolean> {
  return injectScript(tabId, PAGE_AGENT)
}

/** Injects the reader of chats into a tab, for its page agent. */
export function startChatReaderIn(tabId: number): Promise<boolean> {
  return injectScript(tabId, CHAT_READER)
}

/** Starts the subject detector in a tab that was open before all sites were allowed. */
export function startSubjectDetectorIn(tabId: number): Promise<boolean> {
  return injectScript(tabId, SUBJECT_DETECTOR.file)
}

type ScriptFile = typeof PAGE_AGENT | typeof CHAT_READER | typeof SUBJECT_DETECTOR.file

async function injectScript(tabId: number, file: ScriptFile): Promise<boolean> {
  return (await runScript({ target: { tabId }, files: [`/${file}`] })) !== null
}

/** Runs a script. @returns its result, undefined where it has none, null where it may not run */
async function runScript(injection: Parameters<typeof browser.scripting.executeScript>[0]): Promise<unknown> {
  try {
    const [answer] = await browser.scripting.executeScript(injection)
    return answer?.result ?? undefined
  } catch {
    return null
  }
}

/**
 * Runs the script that reads the target of a right click, in one frame.
 * @param asked the browser's data on the link or image; an injected file takes no arguments, so they are stored in the
 *   extension's world of that frame, which the page cannot see
 * @returns the result of the script, or null where it may not run
 */
export async function readSelectionIn(tabId: number, frameId: number, asked: MenuClick['on'] = {}): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] }
  if (asked.link !== undefined || asked.image !== undefined)
    await runScript({
      target,
      func: (left: object) => void Object.assign(globalThis, { [Symbol.for('claimlight.asked')]: left }),
      args: [asked],
    })
  return (await runScript({ target, files: ['/selection.js'] })) ?? null
}

/** Shows the editor of a note in a page. @returns false where the browser or the page does not allow it */
export async function showNoteBoxIn(tabId: number): Promise<boolean> {
  return (await runScript({ target: { tabId }, files: ['/note-box.js'] })) === true
}

/** Runs the script that reads author, site and date of a page. @returns its result, or null where it may not run */
export async function readPageSourceIn(tabId: number): Promise<unknown> {
  return (await runScript({ target: { tabId }, files: ['/page-source.js'] })) ?? null
}

/** Runs the script that reads a page as evidence. @returns its result, or null where it may not run */
export async function readEvidenceIn(tabId: number): Promise<unknown> {
  return (await runScript({ target: { tabId }, files: ['/page-evidence.js'] })) ?? null
}

/**
 * Registers the subject detector for these pages only, in place of the present registration.
 * @param matches match patterns; an empty list turns automatic checks off
 * @param except match patterns of pages that are switched off
 * @returns whether the registration changed
 */
export async function registerSubjectDetector(matches: readonly string[], except: readonly string[]): Promise<boolean> {
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SUBJECT_DETECTOR.id] })
  if (areSame(registered?.matches ?? [], matches) && areSame(registered?.excludeMatches ?? [], except)) return false
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

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((pattern) => b.includes(pattern))
}
