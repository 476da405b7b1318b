// @module-tag walks
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFixture, type FixtureBrowser } from '@/tests/pages/run/check-fixture'
import { readFixtures } from '@/tests/pages/run/expected'
import { chromiumForFixtures } from '@/tests/pages/run/in-chromium'

// One browser, several tabs: each page has its own expectation.
const fixtures = readFixtures()
let chromium: FixtureBrowser

beforeAll(async () => {
  chromium = await chromiumForFixtures()
})
afterAll(async () => {
  await chromium.close()
})

describe.concurrent('in Chromium, Claimlight checks', () => {
  for (const fixture of fixtures) {
    test(`${fixture.name}: ${fixture.expected.about}`, async () => {
      expect(await checkFixture(fixture, chromium)).toEqual([])
    })
  }
})

test('there are at least 40 saved pages', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(40)
})
