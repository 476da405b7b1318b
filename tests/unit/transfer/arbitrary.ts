import fc from 'fast-check'
import { noteColors, type Annotation } from '@/lib/annotations/types'

/** Text from every plane of Unicode, lone surrogates and controls among it. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  // What Markdown and JSON take for their own, in any order.
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

const finding = fc.record({
  verdict: fc.constantFrom('supported' as const, 'contradicted' as const, 'disputed' as const, 'unverified' as const),
  reason: anyText,
  claims: fc.array(anyText, { maxLength: 2 }),
  sources: fc.array(fc.nat(200), { maxLength: 3 }),
  dossierVersion: anyText,
})

export const anyAnnotation: fc.Arbitrary<Annotation> = fc.record({
  id: fc.oneof(fc.uuid(), anyText),
  pageKey: anyText,
  url: fc.oneof(fc.webUrl(), anyText),
  title: anyText,
  anchor: fc.option(
    fc.record({
      quote: fc.record({ exact: anyText, prefix: anyText, suffix: anyText }),
      position: fc.option(fc.record({ start: fc.nat(), end: fc.nat() })),
      range: fc.option(
        fc.record({ startContainer: anyText, startOffset: fc.nat(), endContainer: anyText, endOffset: fc.nat() }),
      ),
    }),
  ),
  claim: fc.constant(null),
  note: anyText,
  color: fc.option(fc.constantFrom(...noteColors)),
  tags: fc.array(anyText, { maxLength: 3 }),
  finding: fc.option(finding),
  created: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  modified: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
})
