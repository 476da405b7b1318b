// @vitest-environment jsdom
import { elementInPanel, showInPanel } from './in-panel'
import { cleanup, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { ComponentProps } from 'react'
import DocumentView from '@/components/check/document-view'
import { TextBox } from '@/components/check/text-box'
import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import type { OwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import type * as panelChecker from '@/lib/check/own-texts/own-text-checker'
import { book, lookup, ownTextResult, page, question } from './fixtures'
import { show } from './render'
import { patternOf } from '@/tests/words/pattern-of'

const textOfPaste = vi.hoisted(() => vi.fn<typeof panelChecker.textOfPaste>())
vi.mock(import('@/lib/check/own-texts/own-text-checker'), async (importOriginal) => ({
  ...(await importOriginal()),
  textOfPaste,
}))
const saveReport = vi.hoisted(() => vi.fn((): true => true))
vi.mock(import('@/lib/notes/export/save-report'), async (importOriginal) => ({
  ...(await importOriginal()),
  saveReport,
}))

const nothing = () => undefined

describe('the box for own texts', () => {
  const props: ComponentProps<typeof TextBox> = {
    text: '',
    state: { status: 'writing', problem: null },
    onText: nothing,
    onCheck: nothing,
    onFiles: nothing,
  }
  const file = new File(['words'], 'story.docx')

  test('passes on the typed text, and nothing while it is empty', () => {
    const onCheck = vi.fn()
    const { unmount } = showInPanel(<TextBox {...props} onCheck={onCheck} />)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: t('check.check') }).disabled).toBe(true)
    unmount()
    showInPanel(<TextBox {...props} text=" Ada left. " onCheck={onCheck} />)
    fireEvent.click(screen.getByRole('button', { name: t('check.check') }))
    fireEvent.keyDown(screen.getByRole('textbox', { name: t('check.text') }), { key: 'Enter', ctrlKey: true })
    expect(onCheck.mock.calls).toEqual([[' Ada left. '], [' Ada left. ']])
  })

  test('selects the former text where another one is asked for, so that it is replaced', () => {
    showInPanel(<TextBox {...props} text="Ada left." startsSelected />)
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: t('check.text') })
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, 'Ada left.'.length])
  })

  test('takes a file that is chosen, dropped or pasted', () => {
    const onFiles = vi.fn()
    showInPanel(<TextBox {...props} onFiles={onFiles} />)
    fireEvent.change(screen.getByLabelText(t('check.choose')), { target: { files: [file] } })
    fireEvent.drop(screen.getByRole('form'), { dataTransfer: { items: [{ kind: 'file' }], files: [file] } })
    const box = screen.getByRole('textbox', { name: t('check.text') })
    fireEvent.paste(box, { clipboardData: { files: [file], getData: () => '' } })
    expect(onFiles.mock.calls).toEqual([[[file]], [[file]], [[file]]])
  })

  test('inserts pasted formatting as text with marks, and plain text as the browser does', async () => {
    const onText = vi.fn()
    textOfPaste.mockResolvedValueOnce('# A heading\n\n- One')
    showInPanel(<TextBox {...props} onText={onText} />)
    const box = screen.getByRole('textbox', { name: t('check.text') })
    const getData = (type: string) => (type === 'text/html' ? '<h1>A heading</h1><ul><li>One</ul>' : 'A heading One')
    fireEvent.paste(box, { clipboardData: { files: [], getData } })
    await waitFor(() => expect(onText).toHaveBeenCalledWith('# A heading\n\n- One'))
    const plain = createEvent.paste(box, { clipboardData: { files: [], getData: () => '' } })
    fireEvent(box, plain)
    expect(plain.defaultPrevented).toBe(false)
  })

  test('shows the progress of reading what was pasted; when it is stopped, nothing is inserted', async () => {
    const onText = vi.fn()
    const signals: AbortSignal[] = []
    textOfPaste.mockImplementation((html, onProgress, signal) => {
      signals.push(signal)
      onProgress(0.5)
      return html === '<p>slow</p>' ? new Promise(nothing) : Promise.resolve('quick')
    })
    showInPanel(<TextBox {...props} onText={onText} />)
    const box = screen.getByRole('textbox', { name: t('check.text') })
    const paste = (html: string) =>
      fireEvent.paste(box, {
        clipboardData: { files: [], getData: (type: string) => (type === 'text/html' ? html : '') },
      })
    paste('<p>slow</p>')
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('50 % read')
    fireEvent.click(screen.getByRole('button', { name: t('check.stop') }))
    expect(signals[0]?.aborted).toBe(true)
    expect(screen.queryByRole('progressbar')).toBeNull()
    paste('<p>quick</p>')
    await waitFor(() => expect(onText.mock.calls).toEqual([['quick']]))
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  test('shows the progress of reading, which can be stopped', () => {
    const back = vi.fn()
    showInPanel(<TextBox {...props} state={{ status: 'opening', name: 'story.pdf', share: 0.25 }} />, {
      checker: { actions: { back } } as unknown as OwnTextChecker,
    })
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('25 % read')
    fireEvent.click(screen.getByRole('button', { name: t('check.stop') }))
    expect(back).toHaveBeenCalledOnce()
  })

  test.each<[DocumentFault, RegExp]>([
    ['locked', /protected with a password/],
    ['scanned', /pictures without text/],
    ['broken', /damaged/],
    ['too-large', /limit is 50 MB/],
    ['too-long', /Check it in parts/],
    ['old-word', /Save it as \.docx/],
    ['too-slow', /took too long/],
  ])('says why a file is not checked: %s', (fault, words) => {
    showInPanel(
      <TextBox {...props} state={{ status: 'writing', problem: { kind: 'file', name: 'story.pdf', fault } }} />,
    )
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('story.pdf cannot be checked.')
    expect(alert.textContent).toMatch(words)
  })
})

describe('a checked document', () => {
  const [first, second] = page.findings.slice(0, 2)
  const heading = 'The harbour'
  const at = (start: number, finding = first!) => ({ ...finding, start, end: start + finding.quote.length })
  const text = `${heading}\n\n${first!.quote}\n\n${second!.quote}`
  const findings = [at(13), at(15 + first!.quote.length, second)]
  const document = {
    id: 'd', file: 'story.docx', title: heading, date: '2026-06-02', text,
    blocks: [
      { start: 0, end: 11, kind: 'heading' as const },
      { start: 13, end: 13 + first!.quote.length, kind: 'paragraph' as const },
      { start: 15 + first!.quote.length, end: text.length, kind: 'item' as const },
    ],
  } // prettier-ignore
  const viewOf = (over: Parameters<typeof ownTextResult>[2] = {}, props: object = {}) => (
    <DocumentView
      result={ownTextResult(text, findings, { document, sentences: 3, ...over })}
      onBack={nothing}
      onEvidence={nothing}
      {...props}
    />
  )
  const showDocument = (...given: Parameters<typeof viewOf>) => show(elementInPanel(viewOf(...given)))

  test('shows its headings and paragraphs, with marks in them', async () => {
    showDocument()
    const region = await screen.findByRole('region', { name: t('check.marked') })
    expect(within(region).getByRole('heading', { level: 2 }).textContent).toBe(heading)
    expect(region.querySelectorAll('[data-start]')).toHaveLength(2)
    expect(region.querySelector('.item')?.textContent).toBe(second!.quote)
    expect(screen.getByText('story.docx')).toBeTruthy()
    expect(screen.getByText('2 June 2026')).toBeTruthy()
  })

  test('shows the cells of a row once where one finding covers them', async () => {
    const middle = first!.quote.indexOf(' ') + 1
    const [row, ...rest] = [document.blocks[1]!, document.blocks[2]!]
    const cells = [
      { ...row, end: row.start + middle, kind: 'cell' as const },
      { ...row, start: row.start + middle, kind: 'cell' as const },
    ]
    showDocument({ document: { ...document, blocks: [document.blocks[0]!, ...cells, ...rest] } })
    const region = await screen.findByRole('region', { name: t('check.marked') })
    expect(region.textContent).toBe(heading + first!.quote + second!.quote)
  })

  test('shows the name of a file without a title once', () => {
    showDocument({ document: { ...document, title: 'story.docx' } })
    expect(screen.getAllByText('story.docx')).toHaveLength(1)
    expect(screen.getByText(t('check.file'))).toBeTruthy()
  })

  test('shows the words of a pasted text once, below its kind', () => {
    showDocument({ document: { ...document, file: null, title: first!.quote } })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Pasted text')
  })

  test('says that its only finding is muted, and neither that nothing is known nor that nothing is contradicted', () => {
    const muted = [{ start: 0, mutes: ['mute-1'] }]
    const only = ownTextResult(first!.quote, [], { sentences: 1, nearest: [], muted })
    showInPanel(<DocumentView result={only} onBack={nothing} onEvidence={nothing} />)
    const summary = within(screen.getByRole('region', { name: t('page.summary') }))
    const line = summary.getByText(/^1 finding here is muted/)
    expect(within(line).getByRole('link').getAttribute('href')).toBe('#/settings')
    expect(screen.queryByText(t('check.notAbout', { subject: book.subject.name }))).toBeNull()
    expect(screen.queryByText(t('selection.nothing'))).toBeNull()
    expect(summary.getByRole('status').textContent).toContain('1 finding here is muted')
    cleanup()
    showDocument({ muted })
    expect(screen.getByText(/^1 finding here is muted/)).toBeTruthy()
    expect(screen.queryByText(t('states.contradicted', 0))).toBeNull()
    cleanup()
    showDocument()
    expect(screen.getByText(t('states.contradicted', 0))).toBeTruthy()
  })

  test('denies nothing about a muted sentence beside one with a finding', async () => {
    const whole = { ...first!, start: 0, end: first!.quote.length }
    const muted = [{ start: 300, mutes: ['mute-1'] }]
    showInPanel(
      <DocumentView
        result={ownTextResult(first!.quote, [whole], { sentences: 3, muted })}
        onBack={nothing}
        onEvidence={nothing}
      />,
      { answers: { 'look-up': { sentences: [lookup('She left.', 300), lookup('She sings.', 400)] } } },
    )
    expect(await screen.findByText('She sings.')).toBeTruthy()
    expect(screen.queryByText('She left.')).toBeNull()
  })

  test('answers each sentence of a pasted statement, also those without a finding', async () => {
    const rest = lookup('She sings.', 300)
    const whole = { ...first!, start: 0, end: first!.quote.length }
    showInPanel(
      <DocumentView
        result={ownTextResult(first!.quote, [whole], { sentences: 2 })}
        onBack={nothing}
        onEvidence={nothing}
      />,
      { answers: { 'look-up': { sentences: [rest] } } },
    )
    expect(await screen.findByText(t('selection.nothing'))).toBeTruthy()
    expect(screen.getByText('She sings.')).toBeTruthy()
  })

  test('has the nearest claims of the evidence that has them, also where that is not the bundled one', async () => {
    const bundled = { ...book, claims: [], claimsOf: () => [] }
    const { text: words, nearest } = question
    showInPanel(
      <DocumentView
        result={ownTextResult(words, [], { nearest, nearestIn: 'harbour' })}
        onBack={nothing}
        onEvidence={nothing}
      />,
      { book: bundled, bookOf: (id) => (id === 'harbour' ? book : null) },
    )
    const claims = within(await screen.findByRole('list', { name: t('selection.nearestClaims') }))
    expect(claims.getAllByRole('link')[0]?.textContent).toContain('Quay College')
  })

  test('says of a heading whose words a claim has that it is too little to compare, with the claim', async () => {
    const near = { claim: 'left-works', shared: ['left'], missing: [] }
    const found = { ...lookup('Left the works'), lookedFor: ['Left', 'works'], nearest: [near] }
    showInPanel(
      <DocumentView
        result={ownTextResult('Left the works', [], { nearest: ['left-works'] })}
        onBack={nothing}
        onEvidence={nothing}
      />,
      { answers: { 'look-up': { sentences: [found] } } },
    )
    expect(await screen.findByText(t('selection.tooLittle'))).toBeTruthy()
    expect(screen.queryByText(t('selection.nothing'))).toBeNull()
  })

  test('shows the mark of a finding that a model has changed', async () => {
    const { rerender } = showDocument()
    const region = await screen.findByRole('region', { name: t('check.marked') })
    const markOf = () => region.querySelector('[data-start="13"]')?.className
    const before = markOf()
    const verdict = first!.verdict === 'supported' ? ('disputed' as const) : ('supported' as const)
    rerender(elementInPanel(viewOf({ findings: [{ ...findings[0]!, verdict, details: [] }, findings[1]!] })))
    expect(markOf()).not.toBe(before)
  })

  test('opens a finding when its sentence is clicked, and shows the sentence of a finding', async () => {
    showDocument()
    const region = await screen.findByRole('region', { name: t('check.marked') })
    fireEvent.click(region.querySelectorAll('[data-start]')[1]!)
    const list = screen.getByRole('list', { name: t('page.findings') })
    const item = within(list).getAllByText(second!.quote)[0]!.closest('li')!
    expect(item.querySelector('.head')?.getAttribute('aria-expanded')).toBe('true')
    fireEvent.click(within(item).getByTitle(t('finding.goTo')))
    expect(globalThis.document.activeElement).toBe(region)
    expect(region.querySelector('.here')?.textContent).toBe(second!.quote)
  })

  test('shows the progress of the check, which can be stopped', () => {
    const onBack = vi.fn()
    showDocument({ status: 'checking', checked: 1 }, { onBack })
    expect(screen.getByText(t('page.checked', 1, { of: '3 sentences' }))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('check.stop') }))
    expect(onBack).toHaveBeenCalledOnce()
  })

  test('that was pasted is edited in place, while its findings stay, and checked again', () => {
    const onRecheck = vi.fn()
    const onType = vi.fn()
    showDocument({}, { edit: { text: 'He left in 2019.', onType, onRecheck } })
    fireEvent.click(screen.getByRole('button', { name: t('check.change') }))
    expect(onType).toHaveBeenCalledExactlyOnceWith('He left in 2019.')
    cleanup()
    showDocument({}, { edit: { text: 'He left in 2019.', typing: 'He left in 2020.', onType, onRecheck } })
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: t('check.text') })
    expect(box.value).toBe('He left in 2020.')
    expect(screen.getByRole('region', { name: t('page.findings') })).toBeTruthy()
    fireEvent.change(box, { target: { value: 'He left in 2022.' } })
    expect(onType).toHaveBeenLastCalledWith('He left in 2022.')
    fireEvent.click(screen.getByRole('button', { name: t('check.checkAgain') }))
    expect(onRecheck).toHaveBeenCalledExactlyOnceWith('He left in 2020.')
  })

  test('off the subject says so', () => {
    showDocument({ findings: [], sentences: 2 })
    expect(screen.getByText(patternOf('selection.nothing'))).toBeTruthy()
  })

  test('shows only the verdicts that are chosen, and saves a report', async () => {
    showDocument()
    const press = (state: string) =>
      fireEvent.click(screen.getByRole('group', { name: t('page.show') }).querySelector(`.${state}`)!)
    const listed = () => screen.queryByRole('list', { name: t('page.findings') })?.children.length ?? 0
    const all = listed()
    press(stateOf(first!))
    expect(listed()).toBe(findings.filter((one) => stateOf(one) === stateOf(first!)).length)
    press(stateOf(first!))
    expect(listed()).toBe(all)
    fireEvent.click(screen.getByRole('button', { name: t('page.saveReport') }))
    fireEvent.click(screen.getByRole('button', { name: t('page.format.markdown') }))
    await waitFor(() => expect(saveReport).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'markdown'))
  })

  test('with thousands of findings shows a hundred at a time', () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({
      ...first!,
      verdict: 'contradicted' as const,
      start: i * 1000,
      end: i * 1000 + 10,
    }))
    showDocument({ findings: many, sentences: 3000 })
    expect(screen.getByRole('list', { name: t('page.findings') }).children).toHaveLength(100)
    fireEvent.click(screen.getByRole('button', { name: t('count.showMore', 100) }))
    expect(screen.getByRole('list', { name: t('page.findings') }).children).toHaveLength(200)
  })
})
