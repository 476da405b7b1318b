import { expect, test } from 'vitest'
import { stripOfReport } from '@/components/features/strip/report'
import { htmlOf, markdownOf } from '@/lib/documents/document'
import { page } from '@/tests/unit/components/fixtures'

const strip = stripOfReport(page)

test('the strip of a report is as recorded', async () => {
  await expect(`${htmlOf(strip)}\n${markdownOf(strip)}`).toMatchFileSnapshot('report.txt')
})

test('the strip of a report in Markdown shows the positions of the conflicts in the article', () => {
  const cells = /`([^`]{48})`/.exec(markdownOf(strip))?.[1] ?? ''
  expect([...cells].filter((cell) => cell === '■')).toHaveLength(2)
})
