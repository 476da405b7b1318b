import { expect, test } from 'vitest'
import { currentVerdict } from '@/lib/notes/library/current-verdict'
import type { StoredFinding } from '@/lib/schema/annotation'
import { page } from '../../components/fixtures'

const [found] = page.findings
const then: StoredFinding = { verdict: 'contradicted', reason: '', claims: [], sources: [], dossierVersion: '1' }
const harbour = { id: 'harbour', name: 'Harbour Works' }
const of = (dossier: string, verdict: 'supported' | 'contradicted') => ({ ...found!, dossier, verdict })

test('a verdict of one dossier is compared with what that dossier says now', () => {
  const answers = [of('bundled', 'contradicted'), of('harbour', 'supported')]
  const merged = { ...answers[0]!, verdict: 'disputed' as const, answers }
  expect(currentVerdict(found!.quote, then, [merged])).toEqual({ state: 'contradicted', reader: null })
  expect(currentVerdict(found!.quote, { ...then, dossier: harbour }, [merged])).toEqual({
    state: 'supported',
    reader: null,
  })
})

test('what only another dossier says now does not tell how the verdict has changed', () => {
  expect(currentVerdict(found!.quote, { ...then, dossier: harbour }, [of('bundled', 'supported')])).toBe('unsure')
  expect(currentVerdict(found!.quote, then, [of('harbour', 'supported')])).toBe('unsure')
})

test('a verdict of several dossiers is compared with what they say together', () => {
  const answers = [of('bundled', 'contradicted'), of('harbour', 'supported')]
  const merged = { ...answers[0]!, verdict: 'disputed' as const, answers }
  const both = answers.map(({ dossier, verdict }) => ({ dossier: dossier, verdict }))
  expect(currentVerdict(found!.quote, { ...then, answers: both }, [merged])).toEqual({ state: 'look', reader: null })
})

test('what a model finds in the quote is its verdict now, with its name', () => {
  const engine = { ...found!, verdict: 'unverified' as const }
  const read = { ...engine, compare: true as const, reader: { name: 'tiny', differs: true, engine } }
  expect(currentVerdict(found!.quote, then, [engine])).toBe('unsure')
  expect(currentVerdict(found!.quote, then, [read])).toEqual({ state: 'look', reader: 'tiny' })
})
