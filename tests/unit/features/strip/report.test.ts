import { expect, test } from 'vitest'
import { stripOfReport } from '@/lib/features/strip/report'
import { htmlOf, markdownOf } from '@/lib/documents/document'
import { page } from '@/tests/unit/components/fixtures'

const { drawing } = stripOfReport(page.findings, page.textLength)

test('the strip of a report is as recorded', async () => {
  await expect(`${htmlOf(drawing)}\n${markdownOf(drawing)}`).toMatchFileSnapshot('report.txt')
})

test('the strip of a report in Markdown shows the positions of the conflicts in the article', () => {
  const strip = /`([^`]{48})`/.exec(markdownOf(drawing))?.[1] ?? ''
  expect([...strip].filter((cell) => cell === '■')).toHaveLength(2)
})
