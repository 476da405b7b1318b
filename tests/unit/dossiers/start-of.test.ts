import { expect, test } from 'vitest'
import { passageOf, formStartOf } from '@/lib/dossiers/claim-form'
import { page } from '@/tests/unit/components/fixtures'

const place = { at: 'claim', from: 'nothing', start: null, dossier: null } as const

test('a claim that is written by hand is not from the page in front, which is only offered as its source', () => {
  const start = formStartOf(place, page, null)
  expect(start.page).toBeNull()
  expect(start.offered?.url).toBe(page.url)
})

test('a claim from a sentence of the page has that page as its source', () => {
  const [finding] = page.findings
  const start = formStartOf({ ...place, from: 'finding', start: finding!.start }, page, null)
  expect(start.page?.url).toBe(page.url)
  expect(start.quotation).toBe(finding!.quote.trim())
})

test('its quotation is a passage of that page, as long as that page is its source', () => {
  const start = formStartOf({ ...place, from: 'finding', start: page.findings[0]!.start }, page, null)
  expect(passageOf(start, start.page)).toMatchObject({ quote: start.quotation, url: page.url })
  expect(passageOf(start, { ...start.page!, url: 'https://other.example/' })).toBeNull()
  expect(passageOf(start, null)).toBeNull()
  expect(passageOf(formStartOf(place, page, null), start.page)).toBeNull()
})
