import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cardStyles } from '@/lib/page/card/card-styles'
import { markStyles } from '@/lib/page/mark/adopt-styles'
import { reportStyles } from '@/lib/notes/formats/html/report-to-html'
import { colours, markColours } from '@/lib/schema/colours'

const tokens = readFileSync('components/ui/tokens.css', 'utf8')

describe('a colour is the same wherever it is seen', () => {
  test.each(Object.entries(colours))('in the sidebar: %s', (name, [light, dark]) => {
    expect(tokens).toContain(`--${name}: light-dark(${light}, ${dark});`)
  })

  test.each(Object.entries(markColours))('in the sidebar, for marks: %s', (name, colour) => {
    expect(tokens).toContain(`--mark-${name}: ${colour};`)
  })

  test.each([
    ['the card', cardStyles],
    ['a report', reportStyles.text],
  ])('in %s, for each state', (_, styles) => {
    for (const [state, name] of [
      ['.contradicted', 'contradicted'],
      ['.look', 'disputed'],
      ['.supported', 'supported'],
      ['.part', 'unverified'],
    ] as const)
      expect(styles).toMatch(new RegExp(`\\${state} \\{ --v: light-dark\\(${colours[name].join(', ')}\\)`))
  })

  test('on a page, for each mark', () => {
    for (const colour of Object.values(markColours)) expect(markStyles).toContain(colour)
  })
})
