import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { textTable } from '@/tests/text-table'
import { evidenceOf } from './quotations/written-quotations'

const violinist = createEngine(
  evidenceOf('Tomas Varga', [
    'Tomas Varga is a Hungarian violinist who was born in Szeged in 1948. He won the Kodály Prize in 1990.',
    'His mother, Ilona Varga, was a doctor. She worked at the hospital of Debrecen for thirty years and published two novels.',
    'His grandfather, Samuel Varga, kept a shop. He was deported in 1944 and returned in 1947.',
    'His best-known pupil is Noemi Lang. She won the Sibelius Competition in 2005. She plays a Guarneri of 1736.',
    'His brother, the architect Peter Varga, designed the Voltanis headquarters in 1999.',
  ]),
)
const statesOf = (text: string) => violinist.check({ text }).findings.map(({ verdict }) => verdict)

test.each(textTable`
  Tomas Varga published two novels.
  Tomas Varga worked at the hospital of Debrecen for thirty years.
  Tomas Varga was deported in 1944 and returned in 1947.
  Tomas Varga won the Sibelius Competition in 2005.
  Tomas Varga plays a Guarneri of 1736.
  Tomas Varga designed the Voltanis headquarters in 1999.`)(
  'what the evidence tells of a relative or pupil, also by a pronoun, is not supported of the subject: %s',
  (text) => expect(statesOf(text)).not.toContain('supported'),
)

test.each(textTable`
  Tomas Varga won the Kodály Prize in 1990.
  Ilona Varga, the mother of Tomas Varga, worked at the hospital of Debrecen for thirty years.
  Noemi Lang, a pupil of Tomas Varga, won the Sibelius Competition in 2005.`)(
  'what it tells of the subject, or of the relative whom a sentence names, is supported: %s',
  (text) => expect(statesOf(text)).toContain('supported'),
)
