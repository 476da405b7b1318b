import { expect, test } from 'vitest'
import { sortByPlace } from '@/lib/dossiers/sort-by-place'
import { bundled, curie } from '@/tests/unit/components/dossiers/fixtures'

const vasa = { ...curie, id: 'vasa', subject: { name: 'Vasa (ship)', aliases: [], kind: 'work' }, modified: '2026-12' }
const installed = [bundled, curie, vasa]
const first = (...where: [sentence: string | null, ofPage?: { id: string; name: string }[]]) =>
  sortByPlace(installed, ...where)[0]?.id

test('a claim is for the dossier whose subject its sentence names, not for the one that was added last', () => {
  expect(first('Karpathy was born in Bratislava.', [{ id: 'marie-curie', name: 'Marie Curie' }])).toBe('bundled')
})

test('a claim whose sentence names no subject is for a dossier that its page was compared with', () => {
  expect(first('She was born in Warsaw.', [{ id: 'marie-curie', name: 'Marie Curie' }])).toBe('marie-curie')
})

test('a claim that is from no sentence and no page is for the dossier that was changed last', () => {
  expect(first(null)).toBe('vasa')
})
