import { useState, useSyncExternalStore } from 'react'
import { FindClaims } from '@/components/dossiers/dossier/find-claims'
import { useAsyncResult } from '@/components/ui/use-async-result'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { announceDossiersChanged } from '@/lib/dossiers/change-dossier'
import { undoChanges } from '@/lib/dossiers/data/changes'
import { alikeClaims, passageReadToday, sourceOfPage, type WrittenClaim } from '@/lib/dossiers/claim-form'
import { draftOf, withDetails } from '@/lib/dossiers/data/claim-draft'
import { claimFormData, type ClaimFormData } from '@/lib/dossiers/dossier-questions'
import { storeClaim } from '@/lib/dossiers/store-claim'
import { t } from '@/lib/i18n/t'
import { requestPageSource } from '@/lib/platform/page-source'
import { createClaimSearch, type ClaimSearch, type FoundClaim } from '@/lib/dossiers/claim-search'
import { quotePlace, toPlainText } from '@/lib/research/quotation'
import type { PageState } from '@/lib/schema/page-state'
import { encodeForUrl } from '@/lib/text/urls'
import { connectedModel, modelChat } from '@/lib/check/model/model-source'
import { usePanel } from '../panel-context'
import { whyNotStored } from './claim-screen'

export function FindClaimsScreen({ id, book, page }: { id: string; book: DossierBook; page: PageState }) {
  const { actions, onDone } = usePanel()
  const { tabId, url, title } = page
  const run = searchForKey(`${id} ${tabId} ${url}`, () =>
    createClaimSearch({
      subject: book.subject,
      page: async () => {
        const text = await actions.readPageText()
        return text === '' ? null : { text, title, published: page.date?.slice(0, 10) ?? null }
      },
      chat: modelChat,
      compare: (claim) => alikeClaims(claim, id, null),
    }),
  )
  const state = useSyncExternalStore(run.subscribe, run.state)
  const model = useAsyncResult(connectedModel)
  const [problem, setProblem] = useState<string | null>(null)
  if (model === undefined) return null
  const openQuestions = (book.research?.questions ?? []).flatMap(({ state, asks }) => (state === 'open' ? asks : []))
  /** Stores a found claim. @returns null, or one sentence that says why it was not stored */
  const add = async (found: FoundClaim): Promise<string | null> => {
    const { claim, relation, other } = found
    const edited = relation === 'known' ? (other?.id ?? null) : null
    const source = sourceOfPage(page, page, await requestPageSource(tabId, url))
    if (source === null) return t('findClaims.noAddress')
    try {
      const form = await claimFormData(id, edited)
      if (form === null || (edited !== null && form.edited === null)) return t('claimForm.unknownDossier')
      const { change } = await storeClaim(
        form,
        formContentOf(found, form, source),
        passageReadToday(found.quote, source.url),
      )
      run.mark(claim, true)
      onDone(t(edited === null ? 'claimForm.added' : 'claimForm.edited'), () => {
        run.mark(claim, false)
        void undoChanges(id, [change]).then(announceDossiersChanged)
      })
      return null
    } catch (error) {
      return whyNotStored(error)
    }
  }
  return (
    <FindClaims
      {...{ title, state, problem }}
      model={model?.name ?? null}
      onStart={() => run.start(openQuestions.slice(0, MOST_ASKED_QUESTIONS))}
      onCancel={run.cancel}
      onSelection={() =>
        void actions.askSelection().then((says) => {
          setProblem(says === '' ? t('findClaims.noSelection') : says)
          if (says === null) location.assign(`#/dossiers/claim?from=selection&dossier=${encodeForUrl(id)}`)
        })
      }
      onShow={async ({ quote }) => {
        const place = quotePlace(toPlainText(await actions.readPageText()), quote)
        return place !== null && actions.goTo(place)
      }}
      onAdd={(found) => void add(found).then(setProblem)}
    />
  )
}

/** The model's run on the page that was read last. It continues while the user is on other screens. */
let currentSearch: { key: string; run: ClaimSearch } | null = null

function searchForKey(key: string, create: () => ClaimSearch): ClaimSearch {
  if (currentSearch?.key !== key) {
    currentSearch?.run.cancel()
    currentSearch = { key, run: create() }
  }
  return currentSearch.run
}

/** Number of open questions that are sent to the model: small models do not read more with care. */
const MOST_ASKED_QUESTIONS = 60

function formContentOf(
  { claim, asks, relation, other }: FoundClaim,
  { subjectNames, edited }: ClaimFormData,
  source: NonNullable<WrittenClaim['newSource']>,
): WrittenClaim {
  const isDifferent = relation === 'differs'
  const draft = {
    ...{ text: claim, topic: '', details: [] },
    status: isDifferent ? ('conflicting' as const) : ('established' as const),
    notes: isDifferent ? [t('claimForm.bothSay', { text: other?.text ?? '' })] : [],
  }
  return {
    draft: edited === null ? withDetails(draft, subjectNames) : draftOf(edited.claim, edited.topic, subjectNames),
    cited: edited?.claim.sources ?? [],
    newSource: source,
    wordings: [],
    answers: asks ?? null,
  }
}
