import { plainWords } from '@/lib/dossier/plain-words'
import type { AuthoredClaim } from '@/lib/dossier/authoring'
import { ClaimIds } from '@/lib/dossier-import/claim-id'
import { changeClaim, putChangesBack, undoChanges } from '@/lib/dossiers/changes'
import { readOwnChanges, type OwnChanges } from '@/lib/dossiers/own-changes'
import { readAuthored, readDossier } from '@/lib/dossiers/read'
import { DossierRefused, type ClaimChange, type DossierRefusal, type StoredChange } from '@/lib/dossiers/types'
import type { AlikeClaim, FormDossier } from './claim-form-types'

/** Queries about a dossier, and changes to it. Answers are small, but finding them reads the whole dossier or the ids of its claims. */
export interface DossierQuestions {
  form: { ask: { claim: string | null }; answer: FormContent | null }
  /** An id for a new claim with this text. */
  freshId: { ask: { text: string }; answer: string }
  /** The claims with these ids, in their order, and those that are the same words. */
  find: { ask: { text: string; ids: readonly string[] }; answer: { equal: AlikeClaim[]; byId: AlikeClaim[] } }
  own: { ask: object; answer: OwnChanges }
  /** Stores a change. The id to undo it by, or why nothing was stored. */
  change: {
    ask: { change: ClaimChange }
    answer: { changeId: string } | { refused: DossierRefusal; reason: string | undefined }
  }
  /** Undoes changes. The changes as they were before, for `putBack`. */
  undo: { ask: { changeIds: readonly string[] }; answer: StoredChange[] }
  putBack: { ask: { before: readonly StoredChange[] }; answer: null }
}

export interface FormContent extends FormDossier {
  /** The claim that is edited; null: none was asked for, or it is not there. */
  edited: { claim: AuthoredClaim; topic: string } | null
}

export type Asked<K extends keyof DossierQuestions> = { question: K; id: string } & DossierQuestions[K]['ask']

/** Answers from the database of this context. */
export function answerFromDossier<K extends keyof DossierQuestions>(
  asked: Asked<K>,
): Promise<DossierQuestions[K]['answer']> {
  return (answers[asked.question] as (one: Asked<K>) => Promise<DossierQuestions[K]['answer']>)(asked)
}

const answers: { [K in keyof DossierQuestions]: (asked: Asked<K>) => Promise<DossierQuestions[K]['answer']> } = {
  async form({ id, claim }) {
    const content = await readAuthored(id)
    if (!content) return null
    const { subject, topics, sources } = content
    let edited: FormContent['edited'] = null
    for (const { topic, claims } of topics) {
      const found = claims.find((one) => one.id === claim)
      if (found) edited ??= { claim: found, topic }
    }
    const names = { name: subject.name, subjectNames: [subject.name, ...subject.aliases] }
    return { id, ...names, topics: topics.map(({ topic }) => topic), sources, edited }
  },
  async freshId({ id, text }) {
    const ids = new ClaimIds()
    for (const { claims } of (await readAuthored(id))?.topics ?? []) for (const one of claims) ids.fromGiven(one.id)
    return ids.fromText(text)
  },
  async find({ id, text, ids }) {
    const claims = (await readDossier(id))?.claims ?? []
    const wanted = new Set(ids)
    const byId = new Map(claims.filter((claim) => wanted.has(claim.id)).map((claim) => [claim.id, claim]))
    const words = plainWords(text)
    return {
      equal: claims.filter((claim) => plainWords(claim.text) === words).map(brief),
      byId: ids.flatMap((one) => byId.get(one) ?? []).map(brief),
    }
  },
  own: ({ id }) => readOwnChanges(id),
  async change({ id, change }) {
    try {
      return { changeId: await changeClaim(id, change) }
    } catch (error) {
      if (!(error instanceof DossierRefused)) throw error
      return { refused: error.code, reason: error.reason }
    }
  },
  undo: ({ id, changeIds }) => undoChanges(id, changeIds),
  async putBack({ id, before }) {
    await putChangesBack(id, before)
    return null
  },
}

function brief({ id, text }: AlikeClaim): AlikeClaim {
  return { id, text }
}
