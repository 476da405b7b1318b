// @module-tag firefox
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFixture, type FixtureBrowser } from '@/tests/pages/run/check-fixture'
import { readFixtures } from '@/tests/pages/run/expected'
import { firefoxForFixtures } from '@/tests/pages/run/in-firefox'

const fixtures = readFixtures().filter(({ expected }) => expected.notInFirefox === undefined)
let firefox: FixtureBrowser

beforeAll(async () => {
  firefox = await firefoxForFixtures()
})
afterAll(async () => {
  await firefox.close()
})

describe.concurrent('in Firefox, Claimlight checks', () => {
  for (const fixture of fixtures) {
    test(`${fixture.name}: ${fixture.expected.about}`, async () => {
      expect(await checkFixture(fixture, firefox)).toEqual([])
    })
  }
})

test('there are at least 25 saved pages', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(25)
})
