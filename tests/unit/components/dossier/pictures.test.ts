import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { layoutTimeline } from '@/lib/dossier/browse/timeline-layout'
import { noFilters, dossierHref, parseDossierRoute, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { timelineOf } from '@/lib/dossier/browse/timeline-lanes'
import { dossierSchema } from '@/lib/dossier/format/schema'

describe('an address of the dossier view', () => {
  const text = fc.string({ minLength: 1 })
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => days * 86_400_000)
  const places: fc.Arbitrary<DossierRoute> = fc.oneof(
    fc.record({
      at: fc.constant('claims' as const),
      filters: fc.record({
        query: fc.string(),
        show: fc.constantFrom('all' as const, 'established' as const, 'doubt' as const, 'corrected' as const),
        part: fc.option(text),
        topic: fc.option(text),
        tier: fc.constantFrom(null, 1 as const, 2 as const, 3 as const),
      }),
    }),
    fc.record({ at: fc.constant('claim' as const), id: text }),
    fc.record({ at: fc.constant('entity' as const), name: text }),
    fc.record({ at: fc.constant('source' as const), n: fc.nat() }),
    fc.record({
      at: fc.constant('timeline' as const),
      view: fc.record({
        from: day,
        to: day.map((at) => at + 30_000 * 86_400_000),
        lane: fc.option(text),
        onlyDoubt: fc.boolean(),
      }),
    }),
  )
  test('gives back the route from which it was made', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(parseDossierRoute(dossierHref(place))).toEqual(place)
      }),
    )
  })

  test('that is invalid gives a default route', () => {
    expect(parseDossierRoute('#/claim/%E0%A4%A')).toEqual({ at: 'claim', id: '%E0%A4%A' })
    expect(parseDossierRoute('#/dossier/timeline?from=2020-99-99&to=2021-01-01')).toMatchObject({
      view: { from: null, to: null },
    })
    expect(parseDossierRoute('#/dossier/nowhere')).toEqual({ at: 'claims', filters: noFilters })
    expect(parseDossierRoute('#/notes')).toBeNull()
  })
})

const work = (id: string, time: string) => ({ id, topic: 'Work', text: id, time })
const dated = createDossierBook(
  dossierSchema.parse({
    subject: { name: 'Ida Quist' },
    asOf: '2024-05-31',
    claims: [
      work('study', '2005/2009'),
      work('more-study', '2009/2011'),
      work('one-day', '2015-05-21'),
      work('next-day', '2015-05-22'),
      work('a-year', '2016'),
      { id: 'never-mind', topic: 'Work', text: 'never-mind' },
      { ...work('post', '2020-01/2022-03'), status: 'uncertain' },
      { ...work('office', '2023-07'), id: 'office' },
    ],
    lanes: [
      {
        name: 'Work',
        topics: ['Work'],
        milestones: [
          { claim: 'study', label: 'Northport' },
          { claim: 'more-study', label: 'Reef' },
          { claim: 'one-day', label: 'A long name of an essay', doubt: { time: '2015/2016', says: 'or a year later' } },
          { claim: 'next-day', label: 'Another essay' },
          { claim: 'post', label: 'Post' },
          { claim: 'office', label: 'Office', time: '2023-07/' },
          { claim: 'gone', label: 'Gone' },
        ],
      },
    ],
  }),
)

describe('the timeline', () => {
  const data = timelineOf(dated)!
  const lay = (width: number) =>
    layoutTimeline(data, data.lanes, { from: data.from, to: data.to, width, withCounts: true })

  test('ends a name that has no room with an ellipsis', () => {
    const labels = lay(200).lanes.flatMap(({ items }) => items.map(({ label }) => label.text))
    const long = labels.filter((text) => text.startsWith('A long'))
    expect(long).toEqual([expect.stringMatching(/^A long(?: \w+)*…$/)])
  })

  test.each([200, 280, 328, 460])('has no overlapping items, all inside the picture, at %i px', (width) => {
    const { lanes, asOfX } = lay(width)
    const boxes = lanes.flatMap(({ items }) =>
      items.map(({ x, width: wide, y, label }) => {
        const words = label.text.length * 5.5
        const left = label.anchor === 'end' ? label.x - words : label.anchor === 'start' ? label.x : x
        const right = label.anchor === 'start' ? label.x + words : x + wide
        return { left: Math.min(left, x), right: Math.max(right, x + wide), y }
      }),
    )
    expect(boxes).toHaveLength(6)
    for (const [i, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0)
      expect(a.right).toBeLessThanOrEqual(width)
      for (const b of boxes.slice(i + 1))
        expect(a.y !== b.y || a.right <= b.left + 1 || b.right <= a.left + 1).toBe(true)
    }
    expect(asOfX).toBeGreaterThan(width * 0.9)
  })

  test('has two periods in one row when one ends in the year in which the other starts', () => {
    const [first, second] = lay(328).lanes[0]!.items
    expect(first!.y).toBe(second!.y)
    expect(first!.x + first!.width).toBeLessThanOrEqual(second!.x)
  })

  test('draws a period without an end up to the date of the dossier', () => {
    const { lanes, asOfX: endX } = lay(328)
    const office = lanes[0]!.items.find(({ milestone }) => milestone.label === 'Office')!
    expect(office.shape).toBe('open')
    expect(office.x + office.width).toBeCloseTo(endX!, -1)
  })

  test('counts each dated claim once, and doubtful claims separately', () => {
    const bins = lay(328).lanes[0]!.bins
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(7)
    expect(bins.filter(({ doubtful }) => doubtful > 0)).toHaveLength(1)
  })

  test('shows months when it is zoomed in', () => {
    const from = Date.UTC(2015, 4, 1)
    const { ticks, asOfX: endX } = layoutTimeline(data, data.lanes, {
      from,
      to: Date.UTC(2015, 11, 10),
      width: 328,
      withCounts: true,
    })
    expect(ticks.map(({ label }) => label)).toContain('Jul 2015')
    expect(endX).toBeNull()
  })

  test.each([40, 90, 200, 400, 900, 2000])('has no overlapping dates on the axis for %i days', (days) => {
    const from = Date.UTC(2015, 4, 13)
    const frame = { from, to: from + days * 86_400_000, width: 296, withCounts: false }
    const shown = layoutTimeline(data, data.lanes, frame).ticks.filter(({ label }) => label !== '')
    expect(shown.length).toBeGreaterThan(1)
    for (const [i, { label, labelX }] of shown.entries()) {
      const next = shown[i + 1]
      if (next) expect(next.labelX - labelX).toBeGreaterThan((label.length + next.label.length) * 2.9)
    }
  })
})
