import { expect, test } from 'vitest'
import { cardStyles } from '@/lib/page/card/card-styles'
import { markStyles } from '@/lib/page/mark/adopt-styles'
import { reportStyles } from '@/lib/notes/formats/html/report-to-html'
import { colours, colourSheet, markColours } from '@/lib/schema/colours'
import { outcomes } from '@/lib/schema/outcomes'

test.each([
  ['the sidebar', colourSheet],
  ['the card', cardStyles],
  ['a report', reportStyles.text],
])('each state has the colour of its verdict in %s', (_, styles) => {
  for (const [state, { colour }] of Object.entries(outcomes)) {
    expect(styles).toContain(`.${state} { --v: var(--${colour}); }`)
    expect(styles).toContain(`--${colour}: light-dark(${colours[colour].join(', ')});`)
  }
})

test('each mark on a page has its colour', () => {
  for (const colour of Object.values(markColours)) expect(markStyles).toContain(colour)
})
