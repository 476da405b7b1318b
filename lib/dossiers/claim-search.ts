import type { AlikeLists } from './claim-form'
import type { AlikeClaim } from '@/lib/dossiers/dossier-questions'
import { nullIfUnusable, withTimeLimit } from '@/lib/model/ask'
import { ModelError, type ModelFault } from '@/lib/model/model'
import type { Chat } from '@/lib/model/open-ai-protocol'
import { chatQuestion } from '@/lib/model/page-question'
import { createStore } from '@/lib/text/store'
import { relationOf, statementPartsOf, type StatementParts } from '@/lib/research/align-claims'
import { partFindingsIn, pagePartsOf, type PageFinding } from '@/lib/research/page-findings'
import { findingsPrompt, type ReadPage, type ResearchPrompt } from '@/lib/research/questions'

export interface FoundClaim extends PageFinding {
  /** `known`: a claim of the dossier says exactly the same. `differs`: a claim says something else about it. */
  relation: 'new' | 'known' | 'differs'
  /** The claim that it was compared with; null where no claim is about it. */
  other: AlikeClaim | null
  isAdded: boolean
}

export interface SearchState {
  /** `noText`: the page gives no text. */
  status: 'idle' | 'asking' | 'stopped' | 'done' | 'failed' | 'noText'
  /** Parts of the page, and (`answeredParts`) parts that the model has answered; 0 before the text is read. */
  parts: number
  answeredParts: number
  found: readonly FoundClaim[]
  /** Findings whose quotation is not on the page. */
  discarded: number
  /** Parts without a usable answer. */
  unanswered: number
  fault: ModelFault | null
}

export interface ClaimSearchHost {
  subject: { name: string; aliases: readonly string[] }
  page: () => Promise<ReadPage | null>
  /** @throws ModelError */
  chat: () => Promise<Chat>
  compare: (claim: string) => Promise<AlikeLists>
}

export type ClaimSearch = ReturnType<typeof createClaimSearch>

const IDLE_SEARCH: SearchState = {
  ...{ status: 'idle', parts: 0, answeredParts: 0, found: [] },
  ...{ discarded: 0, unanswered: 0, fault: null },
}

/** Has a model look for claims on a page. Each finding is compared with the dossier; nothing is stored. */
export function createClaimSearch({ subject, ...host }: ClaimSearchHost) {
  const store = createStore(IDLE_SEARCH)
  let running: AbortController | null = null
  const changeState = (change: Partial<SearchState>): void => store.set({ ...store.state, ...change })
  const names = [subject.name, ...subject.aliases]

  async function run(signal: AbortSignal, questions: readonly string[]): Promise<void> {
    const statements: StatementParts[] = []
    const page = await host.page()
    if (isStopped(signal)) return
    if (page === null) {
      changeState({ status: 'noText' })
      return
    }
    const parts = pagePartsOf(page.text)
    changeState({ parts: parts.length })
    const chat = await host.chat()
    const ask = async (prompt: ResearchPrompt): Promise<string | null> => {
      const question = chatQuestion(prompt)
      const answer = await withTimeLimit((limitedSignal) => chat(question, limitedSignal), { signal }).catch(
        nullIfUnusable,
      )
      return answer?.text ?? null
    }
    const searchRequest = { subject: subject.name, questions }
    for (const text of parts) {
      const answer = await ask(findingsPrompt(page, text, searchRequest))
      const { findings, discarded, isRead } = partFindingsIn(answer, page, searchRequest)
      for (const finding of findings) {
        if (statements.length >= MOST_FOUND) break
        const statement = statementPartsOf(finding.claim, names)
        // Pages often repeat a statement.
        if (statements.some((one) => relationOf(one, statement) === 'same')) continue
        statements.push(statement)
        const compared = await compareWithDossier(finding, statement)
        if (isStopped(signal)) return
        changeState({ found: [...store.state.found, compared] })
      }
      const { state } = store
      changeState({
        answeredParts: state.answeredParts + 1,
        discarded: state.discarded + discarded.length,
        unanswered: state.unanswered + (isRead ? 0 : 1),
      })
    }
    changeState({ status: 'done' })
  }

  async function compareWithDossier(finding: PageFinding, statement: StatementParts): Promise<FoundClaim> {
    const { same, differs } = await host.compare(finding.claim)
    // `same` may hold claims that say more than the finding: only one with equal parts is known.
    const known = same.find(({ text }) => relationOf(statementPartsOf(text, names), statement) === 'same')
    const [other = same[0] ?? null] = differs
    const relation = known ? 'known' : differs.length > 0 ? 'differs' : 'new'
    return { ...finding, relation, other: known ?? other, isAdded: false }
  }

  return {
    state: () => store.state,
    subscribe: store.subscribe,
    /** @param questions questions of the research that findings may answer */
    start(questions: readonly string[]) {
      if (running !== null) return
      const own = (running = new AbortController())
      changeState({ ...IDLE_SEARCH, status: 'asking' })
      run(own.signal, questions)
        .catch((error: unknown) => {
          if (own.signal.aborted) return
          if (!(error instanceof ModelError)) console.error('Claimlight: the page was not read', error)
          changeState({ status: 'failed', fault: error instanceof ModelError ? error.fault : 'failed' })
        })
        .finally(() => {
          if (running === own) running = null
        })
    },
    cancel: () => {
      if (running === null) return
      running.abort()
      running = null
      changeState({ status: 'stopped' })
    },
    mark(claim: string, isAdded: boolean) {
      changeState({ found: store.state.found.map((one) => (one.claim === claim ? { ...one, isAdded } : one)) })
    },
  }
}

/** Maximum number of findings of a page: each is compared with all before it. */
const MOST_FOUND = 500

/** A function, because TypeScript would otherwise assume that `aborted` does not change during an `await`. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted
}
