import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { setLanguage } from '@/lib/i18n/t'
import { reportOf } from '@/lib/notes/export/page-report-of'
import { reportToHtml } from '@/lib/notes/formats/documents/report'
import type { Detail } from '@/lib/schema/finding'
import { book, page } from '@/tests/unit/components/fixtures'
import { chromiumPath } from '@/tools/shared/chromium-path'
import { catalogueOf } from '../words/catalogue-of'
import { saying } from '../words/saying'

const detail = { start: 0, end: 1, doubted: false, question: null, slot: null, claim: 'left-works' } as const
const details: Detail[] = [
  { ...detail, kind: 'term', verdict: 'differs', article: 'a representative', dossier: 'an administrator' },
  {
    ...detail,
    kind: 'org',
    verdict: 'agrees',
    article: 'Massachusetts-Connecticut',
    dossier: 'Massachusetts-Connecticut',
  },
]

test.each(['en', 'fr'] as const)(
  'a report in %s has no horizontal scrollbar from 240 to 400 pixels',
  async (language) => {
    setLanguage(saying(await catalogueOf(language)))
    const report = await reportOf(page, book, new Date(2026, 5, 9))
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    const sheet = await browser.newPage()
    await sheet.setContent(reportToHtml({ ...report, findings: [{ ...page.findings[4]!, details }] }))
    const overflowing: number[] = []
    for (const width of [240, 320, 400]) {
      await sheet.setViewportSize({ width, height: 700 })
      const isWide = await sheet.evaluate(() =>
        [document.documentElement, document.body].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
      )
      if (isWide) overflowing.push(width)
    }
    await browser.close()
    expect(overflowing).toEqual([])
  },
)
