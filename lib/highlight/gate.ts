import { mayMention } from './mentions'
import { canonicalLink, pageFacts } from './page-facts'
import { pageLetters } from './page-letters'
import { watchChanges } from './watch-changes'

/** What the gate asks of the world outside the page. */
export interface GateHost {
  /** The names under which a page may speak of the subject. */
  names: readonly string[]
  /** The page does not speak of the subject. Resolves with the number of notes that the reader has on it. */
  seen(page: { url: string; pageKey: string; title: string }): Promise<number>
  /** Has the reader put into this page, which then shuts the gate. Resolves false where that may not be. */
  letIn(): Promise<boolean>
  signal: AbortSignal
}

export interface Gate {
  /** Looks again: the page has changed its address, or has a note now. */
  look: (hasNotes?: boolean) => Promise<void>
  /** Aborted when the reader has come. */
  signal: AbortSignal
}

/**
 * Stands where the reader is not yet wanted: looks whether the page's letters hold the subject's name, now and when they
 * change, and lets the reader in when they do. It is all that most pages ever get of us.
 */
export function keepGate(page: Document, host: GateHost): Gate {
  const shut = new AbortController()
  const signal = AbortSignal.any([host.signal, shut.signal])
  /** Where the page was when it was last told of, and its canonical link there. */
  let told: { address: string; canonical: string | null } | null = null
  let stale: string | null = null

  let isAsked = false

  const letIn = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    // Refused, or nobody there to ask: the next change of the page asks again.
    isAsked = await host.letIn()
  }
  const look = async (hasNotes = false): Promise<void> => {
    if (signal.aborted) return
    const address = page.location.href.replace(/#.*$/, '')
    if (told && told.address !== address) stale = told.canonical
    const isNew = told?.address !== address
    told = { address, canonical: canonicalLink(page) }
    if (hasNotes || mayMention(page.title, host.names) || mayMention(pageLetters(page), host.names)) {
      await letIn()
    } else if (isNew) {
      const { pageKey, title } = pageFacts(page, stale)
      if ((await host.seen({ url: page.location.href, pageKey, title })) > 0) await letIn()
    }
  }
  post()[GATE] = () => {
    shut.abort()
    return stale
  }
  watchChanges(page, look, signal)
  void look()
  return { look, signal }
}

/**
 * The reader is here: nobody stands at the gate any more.
 *
 * @returns the canonical link of the page that was left without a new document being loaded (see `pageFacts`), or null
 */
export function shutGate(): string | null {
  return post()[GATE]?.() ?? null
}

/** The scripts that we put into a page share one global object, which the page's own scripts do not see. */
function post(): { [GATE]?: () => string | null } {
  return globalThis as object
}

const GATE = Symbol.for('claimlight.gate')
