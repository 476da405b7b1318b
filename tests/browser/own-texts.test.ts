// @module-tag walks
import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeDocx, paragraph } from '../unit/dossier/readers/make-docx'
import { lines, makePdf } from '../unit/dossier/readers/make-pdf'
import { launchExtension } from './extension'
import { claimlight, panel, startExtension } from './start-extension'
import { faultsInEveryLook, overflowsOf } from './faults'
import { longestTask } from './longest-task'
import { openNewText } from './new-text'
import { storedText } from './stored-text'
import { t } from '@/lib/i18n/t'

// Files and formatted text in the built panel: worker, policy, background and database are the real ones.
const errors: string[] = []

const RIGHT = 'Andrej Karpathy joined OpenAI in December 2015.'
const WRONG = 'Andrej Karpathy left Tesla in March 2019.'

startExtension(async () => {
  const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  const panel = await claimlight.open('/sidepanel.html#/check')
  panel.on('pageerror', (error) => errors.push(String(error)))
  panel.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { claimlight, panel }
})
beforeEach(async () => {
  await panel.goto('about:blank')
  await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/check`)
  await openNewText(panel)
})

const choose = (name: string, bytes: Uint8Array) =>
  panel.getByLabel(t('check.choose')).setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
const text = (words: string) => new TextEncoder().encode(words)

describe.each([
  ['story.docx', makeDocx(paragraph('Two jobs', 'berschrift1') + paragraph(RIGHT) + paragraph(WRONG))],
  ['story.pdf', makePdf([[...lines(['Two jobs'], 720, 20), ...lines([RIGHT], 680), ...lines([WRONG], 640)]])],
  ['story.md', text(`# Two jobs\n\n${RIGHT}\n\n${WRONG}\n`)],
  ['story.html', text(`<title>A</title><article><h1>Two jobs</h1><p>${RIGHT}</p><p>${WRONG}</p></article>`)],
  ['story.txt', text(`Two jobs\n\n${RIGHT}\n\n${WRONG}\n`)],
])('%s', (name, bytes) => {
  test('is checked with its heading and paragraphs', async () => {
    await choose(name, bytes)
    await panel.getByRole('button', { name: t('states.contradicted', 1) }).waitFor()
    const region = panel.getByRole('region', { name: t('check.marked') })
    expect(await region.getByRole('heading').textContent()).toBe('Two jobs')
    expect(await region.locator('p [data-start]').allTextContents()).toEqual([RIGHT, WRONG])
    expect(errors).toEqual([])
  })
})

test.each([
  ['scan.pdf', makePdf([[]]), /pictures without text/],
  ['locked.pdf', makePdf([lines(['a'], 700)], { locked: true }), /protected with a password/],
  ['cut.docx', makeDocx('').slice(0, 90), /damaged/],
  ['photo.jpg', Uint8Array.of(0xff, 0xd8, 0, 1, 2, 3, 0, 0), /format is not supported/],
])('%s is refused with its reason, and another file can be chosen', async (name, bytes, words) => {
  await choose(name, bytes)
  const alert = panel.getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(words)
  await panel.setViewportSize({ width: 320, height: 700 })
  expect(await overflowsOf(panel)).toEqual([])
  await panel.setViewportSize({ width: 400, height: 700 })
  await choose('fine.txt', text(RIGHT))
  await panel
    .getByRole('region', { name: t('check.marked') })
    .getByText(RIGHT)
    .waitFor()
})

test('a pasted text and a file leave nothing of them beyond the end of the browser', async () => {
  await panel.getByRole('textbox', { name: t('check.text') }).fill(`${WRONG} He keeps a pangolin.`)
  await panel.getByRole('button', { name: t('check.check'), exact: true }).click()
  await panel.getByRole('region', { name: t('check.marked') }).waitFor()
  await openNewText(panel)
  await choose('pangolin.txt', text(`${WRONG} He keeps a pangolin.`))
  await panel.getByRole('region', { name: t('check.marked') }).waitFor()
  const after = await storedText(panel, ['local'])
  expect(after).not.toContain('pangolin')
  expect(after).not.toContain('March 2019')
})

test('a checked document has no accessibility violations, fits at 320 pixels, and saves its report', async () => {
  await choose('story.docx', makeDocx(paragraph('Two jobs', 'Titel') + paragraph(RIGHT) + paragraph(WRONG)))
  await panel
    .getByRole('list', { name: t('page.findings') })
    .getByText(t('state.contradicted'))
    .waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
  await panel.getByRole('button', { name: t('page.saveReport') }).click()
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: t('page.format.markdown') }).click(),
  ])
  const report = await readFile(await download.path(), 'utf8')
  expect(report).toContain('# Two jobs')
  expect(report).toContain('story.docx')
  expect(report).toMatch(/March 2019/)
})

test('a sentence without marked words is shown to its end', async () => {
  const long = 'Karpathy moved to Lisbon in 2014 with three friends of his from school, as the visitors’ book has it.'
  await choose('long.txt', text(`${WRONG} ${long}`))
  const sentence = panel.getByRole('region', { name: t('check.marked') }).locator('.uncovered')
  await sentence.waitFor()
  expect(await sentence.evaluate((words) => words.getClientRects().length)).toBeGreaterThan(1)
})

test('pasted formatting becomes headings and lists, and is checked by keyboard alone', async () => {
  await panel.getByRole('textbox', { name: t('check.text') }).focus()
  await panel.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/html', `<h2>Two jobs</h2><ul><li>${words}</li></ul><p>End of it.</p>`)
    data.setData('text/plain', 'Two jobs')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, WRONG)
  await panel.waitForFunction(() => document.querySelector('textarea')?.value.startsWith('# Two jobs'))
  await panel.keyboard.press('Control+Enter')
  const region = panel.getByRole('region', { name: t('check.marked') })
  await region.locator('.item').getByText(WRONG).waitFor()
  expect(await region.getByRole('heading').textContent()).toBe('Two jobs')
})

test(
  'thousands of sentences are checked with progress, and the panel stays responsive',
  { timeout: 170_000 },
  async () => {
    const long = Array.from({ length: 1500 }, (_, i) => `${i % 3 === 0 ? WRONG : RIGHT} It rained on day ${i}.`).join(
      '\n\n',
    )
    const { longestMs } = await longestTask(panel, async () => {
      await choose('book.txt', text(long))
      await panel.getByText(/\d of 3,000 sentences checked/).waitFor()
      await panel.getByText(/\d of 3,000 sentences checked/).waitFor({ state: 'detached', timeout: 150_000 })
      await panel.getByRole('button', { name: t('states.contradicted', 500) }).waitFor()
    })
    expect(longestMs).toBeLessThan(1000)
  },
)
