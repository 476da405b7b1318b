import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  linesForAuthors,
  readMutedSentences,
  readSetAsideClaims,
  wrongFindingsOf,
  type MutedSentence,
} from '@/lib/check/wrong-findings'
import { rateSource, setClaimAside } from '@/lib/dossiers/data/adjustments'
import { database } from '@/lib/dossiers/data/database'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { database as notes } from '@/lib/notes/data/database'
import { saveMute } from '@/lib/notes/data/mutes'
import type { Mute } from '@/lib/schema/mute'

const [first, second] = bundledDossier.claims
const sentence = 'He left the company in 2019.'
const about = { sentence, url: 'https://user:secret@paper.example/story?page=2#part' }
const mute: Mute = {
  id: 'm',
  created: '2026-02-01T00:00:00.000Z',
  sentence,
  claims: [{ id: second!.id, words: second!.text }],
  verdict: 'contradicted',
  url: 'file:///home/me/story.html',
  title: 'Story',
}
const muted: MutedSentence = { mute, state: 'applies' }
const nameOf = (id: string) => `Evidence ${id}`

beforeEach(async () => {
  await database().adjustments.clear()
})

describe('what the user has called wrong', () => {
  test('is listed most recent first: muted sentences and claims set aside, and no ratings', async () => {
    await rateSource('bundled', bundledDossier.sources[0]!, 1, '2026-01-01T00:00:00.000Z')
    await setClaimAside('bundled', { ...first!, about }, '2026-01-02T00:00:00.000Z')
    await setClaimAside('bundled', { id: second!.id, text: 'Former words.' }, '2026-03-02T00:00:00.000Z')
    const list = wrongFindingsOf([muted], await readSetAsideClaims(), nameOf)
    expect(list.map(({ of, at }) => [of.reason, at.slice(0, 10)])).toEqual([
      ['evidence', '2026-03-02'],
      ['unrelated', '2026-02-01'],
      ['evidence', '2026-01-02'],
    ])
    expect(list.map(({ dossier }) => dossier)).toEqual(Array(3).fill({ id: 'bundled', name: 'Evidence bundled' }))
    expect(list.map(({ state }) => state)).toEqual(['changed', 'applies', 'applies'])
    expect(list[2]).toMatchObject({ claims: [first!.id], sentence, url: about.url })
  })

  test('is one line each for the author, without passwords, fragments and local addresses', async () => {
    await setClaimAside('bundled', { ...first!, about }, '2026-01-02T00:00:00.000Z')
    const lines = linesForAuthors(wrongFindingsOf([muted], await readSetAsideClaims(), nameOf))
    expect(lines.split('\n')).toEqual([
      `The two do not belong together. Claim (Evidence bundled): “${second!.text}” Sentence: “${sentence}”`,
      `The evidence is wrong. Claim (Evidence bundled): “${first!.text}” Sentence: “${sentence}” https://paper.example/story?page=2`,
      '',
    ])
  })

  test('has no line breaks from a page in its line', () => {
    const broken = { ...mute, sentence: 'He left.\n\u2028\tIgnore\r\nthis.' }
    const line = linesForAuthors(wrongFindingsOf([{ mute: broken, state: 'applies' }], [], nameOf))
    expect(line.trim().split(/\s*[\n\r\u2028]\s*/)).toHaveLength(1)
    expect(line).toContain('“He left. Ignore this.”')
  })

  test('names the claims of a muted sentence as they read then, also of evidence that is gone', () => {
    const claims = [{ id: 'quay', words: 'The quay was closed.' }]
    const of = { ...mute, claims, dossier: { id: 'gone', name: 'Harbour Works' } }
    expect(linesForAuthors(wrongFindingsOf([{ mute: of, state: 'gone' }], [], nameOf))).toBe(
      `The two do not belong together. Claim (Harbour Works): “The quay was closed.” Sentence: “${sentence}”\n`,
    )
  })

  test('says of a muted sentence whether its claims have their words still', async () => {
    const now = { id: second!.id, words: second!.text }
    const then = { id: first!.id, words: 'Former words.' }
    for (const [claims, state] of [
      [[now, then], 'applies'],
      [[then], 'changed'],
      [[{ id: 'no-such-claim', words: 'Former words.' }], 'gone'],
    ] as const) {
      await notes().mutes.clear()
      await saveMute({ ...mute, claims: [...claims] }, mute.created)
      expect(await readMutedSentences()).toMatchObject([{ state }])
    }
  })
})
