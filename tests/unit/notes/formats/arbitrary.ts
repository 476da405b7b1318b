import fc from 'fast-check'
import { pageKeyOf } from '@/lib/text/same-page'
import { tidyTags } from '@/lib/rows/note'
import { noteColors } from '@/lib/schema/note-colors'
import type { Annotation } from '@/lib/schema/annotation'

/** Text from all planes of Unicode, including lone surrogates and control characters. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  // Special characters of Markdown and JSON, in any order.
  fc
    .array(
      fc.constantFrom(
        ...'\\`*_{}[]()<>#+-.!|~&;:"\'$@^=/ \n\r\t0123abc',
        'https://',
        'www.',
        '&amp;',
        '<b>',
        '```',
        '---',
        '\u2028',
        '\u0000',
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join('')),
)

const detail = fc.record({
  kind: fc.constantFrom(...(['date', 'name', 'negation', 'term'] as const)),
  verdict: fc.constantFrom(...(['agrees', 'differs', 'open'] as const)),
  doubted: fc.boolean(),
  article: anyText,
  dossier: fc.option(anyText),
  question: fc.option(anyText),
  claim: fc.option(anyText),
})

/** The dossier of a note; absent for the bundled dossier. */
const dossier = fc.option(fc.record({ id: anyText.map((text) => `d${text.toWellFormed()}`), name: anyText }), {
  nil: undefined,
})

/** Stored with findings and answers that are covered in part. */
const partial = fc.constantFrom(true as const, undefined)

const answers = fc.array(
  fc
    .record({ dossier: anyText, verdict: fc.constantFrom('supported' as const, 'contradicted' as const), partial })
    .map(given),
  { minLength: 2, maxLength: 3 },
)

/** Findings of notes; `details` is absent in notes from before findings had details. */
const finding = fc
  .record({
    own: ownFinding(),
    partial,
    details: fc.option(fc.array(detail, { maxLength: 3 }), { nil: undefined }),
    dossier,
    reader: fc.option(anyText, { nil: undefined }),
    head: fc.option(anyText, { nil: undefined }),
    related: fc.constantFrom(['left-works'] as string[], undefined),
    answers: fc.option(answers, { nil: undefined }),
  })
  .map(({ own, ...more }) => ({ ...own, ...given(more) }))

/** The anchor of a note, with offsets that a page can have. */
const anchor = fc.record({
  quote: fc.record({ exact: anyText, prefix: anyText, suffix: anyText }),
  position: fc.option(fc.tuple(offset(), offset()).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))),
  range: fc.option(
    fc.record({
      startContainer: fc.oneof(fc.constant('/html[1]/body[1]/main[1]/p[2]'), anyText),
      startOffset: offset(),
      endContainer: anyText,
      endOffset: offset(),
    }),
  ),
})

const someText = anyText.map((text) => (text.trim() === '' ? `x${text}` : text))

const onPage = fc
  .record({
    url: fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), someText),
    canonical: fc.option(fc.webUrl()),
    title: anyText,
    anchor: fc.option(anchor),
    claim: fc.constant(null),
  })
  .map(({ canonical, ...page }) => ({ ...page, pageKey: pageKeyOf(page.url, canonical) }))

const onClaim = fc.record({
  pageKey: fc.constant(''),
  url: fc.constant(''),
  title: anyText,
  anchor: fc.constant(null),
  claim: someText.map((text) => text.toWellFormed()),
  dossier,
})

/** Notes that the database can contain, on a page or on a claim. */
export const anyAnnotation: fc.Arbitrary<Annotation> = fc
  .record({
    on: fc.oneof({ arbitrary: onPage, weight: 4 }, { arbitrary: onClaim, weight: 1 }),
    id: fc.oneof(
      fc.uuid(),
      someText.map((text) => text.toWellFormed().replace(/\p{Cc}/gu, '_')),
      fc.webUrl(),
      fc.base64String({ minLength: 4 }).map((id) => `hypothesis:${id}`),
    ),
    note: anyText,
    color: fc.option(fc.constantFrom(...noteColors)),
    tags: fc.array(anyText, { maxLength: 3 }).map(tidyTags),
    finding: fc.option(finding),
    created: anyInstant(),
    modified: anyInstant(),
  })
  .map(({ on, ...rest }) => ({ ...rest, ...given(on) }))

/** Dates of the years 0 to 9999. */
export function anyInstant(): fc.Arbitrary<string> {
  const [min, max] = [new Date('0000-01-01T00:00:00.000Z'), new Date('9999-12-31T23:59:59.999Z')]
  return fc.date({ noInvalidDate: true, min, max }).map((date) => date.toISOString())
}

/** Removes undefined fields: a row of the database has none. */
function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

function offset(): fc.Arbitrary<number> {
  return fc.nat(8_000_000)
}

function ownFinding() {
  return fc.record({
    verdict: fc.constantFrom('supported' as const, 'contradicted' as const, 'disputed' as const, 'unverified' as const),
    reason: anyText,
    claims: fc.array(anyText, { maxLength: 2 }),
    sources: fc.array(fc.nat(200), { maxLength: 3 }),
    dossierVersion: anyText,
  })
}
