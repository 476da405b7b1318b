import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cardStyles } from '@/lib/page/card/card-styles'
import { markStyles } from '@/lib/page/mark/adopt-styles'
import { reportStyles } from '@/lib/notes/formats/documents/frame'
import { colours, colourSheet, markColours } from '@/lib/schema/colours'
import { noteColors } from '@/lib/schema/note-colors'
import { outcomes } from '@/lib/schema/outcomes'

test.each([
  ['the sidebar', colourSheet],
  ['the card', cardStyles],
  ['a report', reportStyles],
])('each state has the colour of its verdict in %s', (_, styles) => {
  for (const [state, { colour }] of Object.entries(outcomes)) {
    expect(styles).toContain(`.${state} { --v: var(--${colour}); }`)
    expect(styles).toContain(`--${colour}: light-dark(${colours[colour].join(', ')});`)
  }
})

test('no style sheet of the sidebar has the colour of a mark as numbers, which would stay when it changes', () => {
  const names = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  const sheets = names.map((name) => readFileSync(join('components', name), 'utf8'))
  const numbersOf = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(' ')
  for (const hex of Object.values(markColours))
    expect(sheets.filter((sheet) => sheet.includes(hex) || sheet.includes(numbersOf(hex)))).toEqual([])
})

test('each mark on a page has its colour', () => {
  for (const colour of Object.values(markColours)) expect(markStyles).toContain(colour)
  for (const name of noteColors)
    expect(markStyles).toContain(`claimlight-note-${name}) { background-color: ${colours[`note-${name}`][0]}`)
})
