import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import { compileDossier, compileClaim } from '@/lib/dossier/format/compile'
import type { Dossier } from '@/lib/dossier/format/schema'
import { folderOf, authoredOf, contentOfRecord } from '@/lib/dossier/format/folder-of'
import { overlayContent, overlayDossier, overlayOf } from '@/lib/dossiers/data/overlay'
import { rebaseChanges } from '@/lib/dossiers/data/rebase'
import type { ClaimChange, StoredChange } from '@/lib/dossiers/data/types'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { incomingDossier, claim, source } from './fixtures'

const { record, dossier } = incomingDossier({
  claims: Array.from({ length: 8 }, (_, n) => ({
    id: `c${n}`,
    text: `Ada Byrne did thing ${n}.`,
    sources: [1 + (n % 3)],
  })),
  sources: [source(1), source(2), source(3)],
})
const content = contentOfRecord(record, dossier)

const change: fc.Arbitrary<ClaimChange> = fc.oneof(
  fc.nat(11).map((n): ClaimChange => ({ kind: 'retire', id: `c${n}` })),
  fc.nat(11).map((n): ClaimChange => ({ kind: 'restore', id: `c${n}` })),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 2, 2.5, 3, null))
    .map(([n, tier]): ClaimChange => ({ kind: 'rate', source: n, tier: tier as 1 | null })),
  fc.tuple(fc.nat(11), fc.nat(99), fc.subarray([1, 2, 3, 4, 5])).map(([n, word, sources]): ClaimChange => ({
    kind: n < 8 ? 'edit' : 'add',
    claim: claim(`c${n}`, {
      text: `Ada Byrne did {0|${word}} things.`,
      sources,
      slots: [{ type: 'number', value: `${word}`, single: true }],
    }),
    sources: sources.filter((one) => one > 3).map((one) => source(one)),
  })),
)
const changes = fc.array(change, { maxLength: 20 }).map((all) => all.map(stored))

function stored(one: ClaimChange, at: number): StoredChange {
  return { id: `change-${at}`, dossier: 'ada', at: `2025-01-01T00:00:00.${String(at).padStart(3, '0')}Z`, change: one }
}

const withChanges = (all: readonly StoredChange[], base: Dossier = dossier): Dossier =>
  overlayDossier(base, overlayOf(all))

/** Ignores the order of claims and sources, which is the order of adding. */
function sorted({ claims, sources, ...rest }: Dossier): unknown {
  const byId = [...claims].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { ...rest, claims: byId, sources: [...sources].sort((a, b) => a.n - b.n) }
}

const targetOf = ({ change: one }: StoredChange): string =>
  one.kind === 'rate' ? `source ${one.source}` : 'claim' in one ? one.claim.id : one.kind === 'ask' ? one.asks : one.id

describe('the user’s changes to a dossier', () => {
  test('give the same result in any order when they concern different claims and sources', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (all, seed) => {
        const independent = all.filter((one, at) => !all.slice(0, at).some((two) => targetOf(one) === targetOf(two)))
        const shuffled = [...independent].sort((a, b) => hash(`${a.id}${seed}`) - hash(`${b.id}${seed}`))
        expect(sorted(withChanges(shuffled))).toEqual(sorted(withChanges(independent)))
      }),
    )
  })

  test('are completely undone, in any order', () => {
    fc.assert(
      fc.property(changes, changes, (first, more) => {
        const before = withChanges(first)
        const both = [...first, ...more.map((one) => ({ ...one, id: `more-${one.id}` }))]
        const undone = both.filter(({ id }) => !id.startsWith('more-'))
        expect(withChanges(undone)).toEqual(before)
        expect(withChanges([])).toBe(dossier)
      }),
    )
  })

  test('give the same dossier when they are applied to its authored form', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const authored = overlayContent(content, overlayOf(all))
        fc.pre(authored.topics.length > 0)
        const compiled = compileDossier(folderOf({ ...record, ...authored }))
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
        expect(sorted(compiled.dossier)).toEqual(sorted(withChanges(all)))
      }),
    )
  })

  test('always include the sources of the changed claims', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const now = withChanges(all)
        const known = new Set(now.sources.map(({ n }) => n))
        expect(known.size).toBe(now.sources.length)
        expect(now.claims.flatMap(({ sources }) => sources).filter((n) => !known.has(n))).toEqual([])
      }),
    )
  })
})

describe('changes that are applied to another version', () => {
  const list = fc
    .uniqueArray(fc.nat(8), { maxLength: 8 })
    .map((urls) => urls.map((url, at): AuthoredSource => ({ ...source(at + 1), url: `https://a.example/${url}` })))
  /** Changes to a dossier with these sources: they cite some of them, and sources of their own. */
  const changesTo = (sources: readonly AuthoredSource[]) =>
    fc
      .array(
        fc.tuple(fc.subarray(sources.map(({ n }) => n)), fc.nat(3)).map(([cited, own]) => ({ cited, own })),
        { maxLength: 5 },
      )
      .map((all) =>
        all.map(({ cited, own }, at) => {
          const extra = own === 0 ? [] : [source(20 + own, { url: `https://own.example/${own}` })]
          return stored(
            {
              kind: 'add',
              claim: claim(`own-${at}`, { sources: [...cited, ...extra.map(({ n }) => n)] }),
              sources: extra,
            },
            at,
          )
        }),
      )
  const base = (sources: AuthoredSource[]): Dossier => ({ ...dossier, claims: [], sources })
  const citedAddresses = ({ claims, sources }: Dossier) =>
    claims.map(({ id, sources: cited }) => [id, cited.map((n) => sources.find((one) => one.n === n)?.url).sort()])

  test('cite the same sources as before, under the numbers of that version', () => {
    fc.assert(
      fc.property(
        list.chain((before) => fc.tuple(fc.constant(before), list, changesTo(before))),
        ([before, after, all]) => {
          const carried = rebaseChanges(all, before, after)
          const now = withChanges(carried, base(after))
          expect(citedAddresses(now)).toEqual(citedAddresses(withChanges(all, base(before))))
          expect(new Set(now.sources.map(({ n }) => n)).size).toBe(now.sources.length)
          expect(now.sources.slice(0, after.length)).toEqual(after)
        },
      ),
    )
  })

  test('cite the same sources when they go back, also those that were made since', () => {
    fc.assert(
      fc.property(
        list.chain((before) => fc.tuple(fc.constant(before), list, changesTo(before), fc.nat(20))),
        ([before, after, all, pick]) => {
          const carried = rebaseChanges(all, before, after)
          const known = withChanges(carried, base(after)).sources
          const cited = known.length === 0 ? [] : [known[pick % known.length]!.n]
          const since = stored({ kind: 'add', claim: claim('since', { sources: cited }), sources: [] }, 9)
          const back = rebaseChanges([...carried, since], after, before, overlayOf(all).sources)
          const now = withChanges(back, base(before))
          expect(citedAddresses(now)).toEqual(citedAddresses(withChanges([...carried, since], base(after))))
          expect(now.sources.slice(0, before.length)).toEqual(before)
          expect(new Set(now.sources.map(({ n }) => n)).size).toBe(now.sources.length)
        },
      ),
    )
  })
})

test('a compiled claim can be converted to its authored form, and compiled again', () => {
  for (const one of bundledDossier.claims) {
    const again = compileClaim(authoredOf(one), one.topic)
    expect(again).toEqual({ section: one.topic, ...one })
  }
})

function hash(words: string): number {
  let sum = 7
  for (const letter of words) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return sum
}
