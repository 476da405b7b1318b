// @module-tag large
/**
 * Faults while notes are stored, in a real browser: after each trial no note is lost or duplicated, no typed text is
 * lost, and everything reported as saved is stored. `npm run faults` makes the long run; the seed is fixed.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Annotation, AnnotationDraft, SaveResult } from '@/lib/schema/annotation'
import { chance, type Chance } from './storage/chance'
import { changeOf, draftOf } from './storage/drafts'
import { openStage, type Stage } from './storage/stage'
import { fitting, trials, trialsMade } from './storage/trials'
import { until } from './until'

const SEED = 20_261_120
const MINUTES = 60_000

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(async () => {
  await stage.close()
  console.info(
    `Faults of storage: ${trialsMade()} trials, seed ${SEED}; the worker died before it answered ${stage.askedAgain} times.`,
  )
})

/** The texts of all notes and of the bin, by id; a duplicate would be a second row with another id. */
async function wordsKept(): Promise<{ notes: Record<string, string>; bin: Record<string, string> }> {
  const { annotations, bin } = await stage.rows()
  return { notes: wordsOf(annotations), bin: wordsOf(bin) }
}

function wordsOf(rows: readonly Annotation[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ id, note, tags }) => [id, [note, ...tags].join(' #')]))
}

function keptOf(answer: { ok: true; value: SaveResult } | { ok: false; code: string }): Annotation {
  if (!answer.ok || answer.value.outcome !== 'saved')
    throw new Error(`It was not kept: ${JSON.stringify(answer).slice(0, 300)}`)
  return answer.value.annotation
}

describe('when the worker is killed', () => {
  test(
    'during a save, a change, a deletion, an undo or a tag, each is done exactly once',
    async () => {
      await stage.wipe()
      /** The expected notes. */
      const notes = new Map<string, Annotation>()
      const bin = new Map<string, Annotation>()
      await trials({ long: 300, short: 30 }, async (n) => {
        const any = chance(SEED + n)
        const dying = killAfter(chance(SEED - n - 1))
        await step(any, `kill-${n}`, notes, bin)
        await dying
        expect(await wordsKept()).toEqual({ notes: wordsOf([...notes.values()]), bin: wordsOf([...bin.values()]) })
      })
    },
    20 * MINUTES,
  )

  /** A running worker answers within a few ms, so most kills come at once; starting takes some hundreds. */
  async function killAfter(any: Chance): Promise<void> {
    if (any.next() < 0.15) await stage.kill()
    const kills = 1 + any.below(3)
    for (let i = 0; i < kills; i++) {
      const pauseMs = any.next() < 0.8 ? any.below(10) : any.below(400)
      if (pauseMs > 0) await new Promise((go) => setTimeout(go, pauseMs))
      await stage.kill()
    }
  }

  async function step(any: Chance, id: string, notes: Map<string, Annotation>, bin: Map<string, Annotation>) {
    const there = [...notes.values()]
    const gone = [...bin.values()]
    const deed = any.pick(['save', 'save', 'change', 'delete', 'restore', 'tag'] as const)
    if (deed === 'change' && there.length > 0) {
      const note = any.pick(there)
      notes.set(note.id, keptOf(await stage.save(changeOf(note, `${note.note} and ${id}`))))
    } else if (deed === 'delete' && there.length > 2) {
      const note = any.pick(there)
      expect(await stage.ask('delete-annotations', { ids: [note.id] })).toMatchObject({ ok: true })
      notes.delete(note.id)
      bin.set(note.id, note)
    } else if (deed === 'restore' && gone.length > 0) {
      const note = any.pick(gone)
      expect(await stage.ask('restore-annotations', { ids: [note.id] })).toMatchObject({ ok: true })
      bin.delete(note.id)
      notes.set(note.id, note)
    } else if (deed === 'tag' && there.length > 0) {
      const ids = there.filter(() => any.next() < 0.5).map((note) => note.id)
      expect(await stage.ask('tag-annotations', { ids, add: [id], remove: [] })).toMatchObject({ ok: true })
      for (const row of (await stage.rows()).annotations) if (ids.includes(row.id)) notes.set(row.id, tagged(row, id))
    } else {
      // Many notes at once, so that the worker is busy for longer.
      const ids = Array.from({ length: 1 + any.below(8) }, (_, i) => `${id}-${i}`)
      const saved = await Promise.all(ids.map((one) => stage.save(draftOf(one, `Words of ${one}`))))
      for (const answer of saved) notes.set(keptOf(answer).id, keptOf(answer))
    }
  }

  /** The row with the expected tag; a missing one fails the comparison. */
  function tagged(row: Annotation, tag: string): Annotation {
    return { ...row, tags: [...row.tags.filter((one) => one !== tag), tag] }
  }
})

describe('when the disk is full', () => {
  test(
    'a save reports it, changes nothing, and is done once when there is room again',
    async () => {
      await stage.wipe()
      const must: Record<string, string> = {}
      const check = async () => expect((await wordsKept()).notes).toEqual(must)
      for (let round = 0; round < fitting({ long: 12, short: 1 }); round++) {
        await stage.fill()
        const refused: AnnotationDraft[] = []
        await trials({ long: 5, short: 6 }, async (n) => {
          const any = chance(SEED + round * 100 + n)
          const words = `Round ${round}, note ${n}: ${'long '.repeat(any.below(20))}`.trim()
          const known = (await stage.rows()).annotations.filter(({ id }) => !refused.some((one) => one.id === id))
          const isChange = known.length > 0 && any.next() < 0.4
          const draft = isChange ? changeOf(any.pick(known), words) : draftOf(`full-${round}-${n}`, words)
          expect(await stage.save(draft)).toEqual({ ok: false, code: 'storage-full' })
          refused.push(draft)
          await check()
        })
        await stage.makeRoom()
        for (const draft of refused) must[draft.id] = keptOf(await stage.save(draft)).note
        await check()
      }
    },
    10 * MINUTES,
  )
})

describe('when two windows save the same note at the same time', () => {
  test(
    'one save succeeds, and the other gets the stored version and loses nothing',
    async () => {
      await stage.wipe()
      const other = await stage.claimlight.open('/icon/16.png')
      const must = new Map<string, string>()
      await trials({ long: 80, short: 10 }, async (n) => {
        const any = chance(SEED + n)
        const base = keptOf(await stage.save(draftOf(`two-${n}`, 'Base')))
        const dying = any.next() < 0.25 ? stage.kill() : null
        const texts = [`Here ${n}`, `There ${n}`]
        const drafts = texts.map((text) => changeOf(base, text))
        const answers = await Promise.all([
          stage.save(drafts[0]!),
          late(any.below(6)).then(() => stage.save(drafts[1]!, other)),
        ])
        await dying
        const outcomes = answers.map((answer) => (answer.ok ? answer.value.outcome : answer.code))
        expect([...outcomes].sort()).toEqual(['changed-elsewhere', 'saved'])
        const loser = outcomes.indexOf('changed-elsewhere')
        const told = answers[loser]!
        if (!told.ok || told.value.outcome !== 'changed-elsewhere') throw new Error('It was not told.')
        const { stored } = told.value
        expect(stored.note).toBe(texts[1 - loser])
        // The effects of the three buttons.
        const choice = any.pick(['mine', 'theirs', 'both'] as const)
        const mine = texts[loser]!
        if (choice !== 'theirs') {
          const note = choice === 'mine' ? mine : `${stored.note}\n\n---\n\n${mine}`
          must.set(base.id, keptOf(await stage.save({ ...drafts[loser]!, note, basedOn: stored.modified })).note)
          for (const word of choice === 'both' ? texts : [mine]) expect(must.get(base.id)).toContain(word)
        } else must.set(base.id, stored.note)
        expect((await wordsKept()).notes).toEqual(Object.fromEntries(must))
      })
      await other.close()
    },
    10 * MINUTES,
  )

  const late = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))
})

describe('with invalid rows in the database', () => {
  test(
    'the other notes are shown, and the invalid rows stay unchanged',
    async () => {
      await stage.wipe()
      const good: Annotation[] = []
      for (const n of [1, 2, 3]) good.push(keptOf(await stage.save(draftOf(`good-${n}`, `Good ${n}`))))
      const bad = new Map<string, object>()
      const panel = await stage.claimlight.open('/sidepanel.html#/notes')
      await trials({ long: 100, short: 20 }, async (n) => {
        const row = spoilt(good[0]!, `bad-${n}`, chance(SEED + n))
        bad.set(`bad-${n}`, row)
        await stage.putRaw('annotations', [row])
        await panel.reload()
        await until(
          () => panel.locator('.library .note-body').allTextContents(),
          (texts) =>
            texts.length === good.length && good.every(({ note }) => texts.some((text) => text.includes(note))),
          10_000,
        )
        // Requests for their ids do not change them either.
        expect(await stage.ask('delete-annotations', { ids: [`bad-${n}`] })).toEqual({ ok: true, value: { ids: [] } })
        expect(await stage.ask('tag-annotations', { ids: [`bad-${n}`], add: ['a'], remove: [] })).toMatchObject({
          ok: true,
        })
        const rows: object[] = (await stage.rows()).annotations
        for (const [id, left] of bad) expect(rows).toContainEqual(expect.objectContaining({ ...left, id }))
        expect(rows).toHaveLength(good.length + bad.size)
      })
      await panel.close()
    },
    10 * MINUTES,
  )

  /** A note with one field of another kind. */
  function spoilt(note: Annotation, id: string, any: Chance): object {
    const fields = [
      'url',
      'title',
      'note',
      'tags',
      'color',
      'anchor',
      'finding',
      'created',
      'modified',
      'pageKey',
      'claim',
    ]
    const wrong = [7, true, { a: 1 }, [1, 2], 'orange'.repeat(3), { quote: 'no' }]
    const field = any.pick(fields)
    const value = any.pick(wrong.filter((one) => typeof one !== 'string' || !TEXTS.has(field)))
    return any.next() < 0.2 ? without({ ...note, id }, field) : { ...note, id, [field]: value }
  }

  const TEXTS = new Set(['url', 'title', 'note', 'pageKey', 'claim'])

  function without(row: Record<string, unknown>, field: string): object {
    return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))
  }
})
