import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldTable } from './format-table'

const page = readFileSync('docs/formats.md', 'utf8')

test('docs/formats.md has the right value for each field', () => {
  const rows = sectionOf('Formats with every field').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    return cells.length === 6 && cells[1] !== 'field' && !cells[1]!.startsWith('-') ? [cells.slice(1, 5)] : []
  })
  const expected = Object.entries(fieldTable).map(([field, { W3C, Hypothesis, Backup }]) => [
    field,
    W3C,
    Hypothesis,
    Backup,
  ])
  expect(rows).toEqual(expected)
})

function sectionOf(heading: string): string[] {
  const lines = page.split('\n')
  const start = lines.indexOf(`## ${heading}`)
  const end = lines.findIndex((line, i) => i > start && line.startsWith('## '))
  return lines.slice(start, end)
}
