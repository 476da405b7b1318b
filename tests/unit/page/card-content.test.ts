// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { cardContent } from '@/lib/page/card/card-content'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'

const finding: Finding = {
  ...{ start: 0, end: 17, quote: 'Ada left in 2021.', verdict: 'contradicted', partial: false, newer: false },
  ...{ claims: [], sources: [], details: [] },
}
const actions = {
  close: () => undefined,
  openInPanel: () => undefined,
  openDossierEntry: () => undefined,
  note: () => undefined,
  step: () => undefined,
}

test('the card of a sentence has the words of the user’s own notes on it, as text, and of a highlight none', () => {
  const about = { claims: {}, tiers: {}, sources: {} }
  const notesIn = (notes: { note: string; color: null }[]) =>
    cardContent({ finding, about, position: null, notes }, actions).find(
      (part) => part.getAttribute('aria-label') === t('notes.yours'),
    )
  const shown = notesIn([
    { note: 'Ask <b>Bo</b>.', color: null },
    { note: ' ', color: null },
  ])
  expect([...(shown?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['Ask <b>Bo</b>.'])
  expect(shown?.querySelector('b')).toBeNull()
  expect(notesIn([{ note: '', color: null }])).toBeUndefined()
})
