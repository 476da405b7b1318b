import {
  filesInText,
  proposalFileHref,
  proposalText,
  proposalLinks,
  type Proposal,
} from '@/lib/dossier/format/correction-text'
import { element } from './element'

const FIELD_NAMES = ['should', 'sources', 'sentence', 'url', 'comment', 'by']

/**
 * Runs on the page of a claim: adds form fields, and writes their content into the correction. Only a click of the
 * reader sends it.
 */
const form = document.querySelector<HTMLFormElement>('#correct form')
const text = document.querySelector('#correct .proposal')
const [file] = filesInText(text?.textContent ?? '') as { subject: string; corrections: Proposal[] }[]
const [correction] = file?.corrections ?? []
const blankCorrection = correction && { ...correction, subject: file?.subject ?? '' }
const sendAddresses = { mail: linkOf('mail')?.href, issues: linkOf('issue')?.href }
if (form && text && blankCorrection) {
  for (const [at, label] of linesIn(form.dataset.fields).entries()) {
    const name = FIELD_NAMES[at] ?? ''
    const area = element('textarea', '')
    area.rows = name === 'url' || name === 'by' ? 1 : 2
    addField(form, label, name, area)
  }
  const values = linesIn(form.dataset.values)
  for (let at = 0; at < values.length; at += 2) {
    const [label = '', value = ''] = values.slice(at)
    const input = element('input', 'text-input')
    input.defaultValue = value
    addField(form, label, `value-${at / 2}`, input)
  }
  form.hidden = false
  const link = linkOf('file')
  if (link) link.hidden = false
  const show = () => updateCorrection(form, text, blankCorrection)
  form.addEventListener('input', show)
  form.addEventListener('submit', (event) => event.preventDefault())
  show()
}

function updateCorrection(form: HTMLFormElement, text: Element, blank: Proposal): void {
  const field = (name: string) => (form.elements.namedItem(name) as HTMLTextAreaElement | null)?.value.trim() ?? ''
  const values = [...form.querySelectorAll('input')].flatMap(({ name, value, defaultValue }) =>
    value.trim() === '' || value === defaultValue ? [] : [{ slot: Number(name.slice(6)), value: value.trim() }],
  )
  const now = new Date().toISOString()
  const proposal: Proposal = {
    ...blank,
    ...{ should: field('should'), values, sources: field('sources').split('\n').filter(Boolean) },
    ...{ sentence: field('sentence'), url: field('url'), comment: field('comment'), by: field('by') },
    date: now.slice(0, 10),
  }
  const made = proposalLinks(proposal, {
    mail: sendAddresses.mail?.replace(/^mailto:|\?.*$/g, ''),
    issues: sendAddresses.issues?.replace(/[?&]title=.*$/, ''),
  })
  setAddress('mail', made.mail)
  setAddress('issue', made.issue)
  setAddress('file', proposalFileHref(proposal, now))
  text.textContent = proposalText(proposal)
}

function addField(form: HTMLFormElement, label: string, name: string, control: HTMLElement & { name: string }): void {
  control.name = name
  form.append(element('label', '', element('span', 'label', label), control))
}

function linesIn(words: string | undefined): string[] {
  return words?.split('\n') ?? []
}

function linkOf(way: string): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(`#correct [data-way=${way}]`)
}

function setAddress(way: string, href: string | null): void {
  const link = linkOf(way)
  if (link && href !== null) link.href = href
}
