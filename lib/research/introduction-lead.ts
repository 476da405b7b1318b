import type { ReportSentence } from '@/lib/dossier/format/research'
import { sentencesOf } from '@/lib/text/sentences'

/** Returns the first sentences of an introduction, up to a heading below the title, each with the claims that it links to. */
export function leadOfIntroduction(introduction: string): ReportSentence[] {
  const opening = introduction.split(/^#.*$/m).find((part) => part.trim() !== '') ?? ''
  const markdown = opening.replaceAll(/\s+/g, ' ').replaceAll('**', '').trim()
  const links: { at: number; id: string }[] = []
  let [text, end] = ['', 0]
  for (const { index, 0: whole, 1: label = '', 2: address = '' } of markdown.matchAll(/\[([^\][]+)\]\(([^()\s]+)\)/g)) {
    text += markdown.slice(end, index)
    links.push({ at: text.length, id: address.replace('#/claim/', '') })
    text += label
    end = index + whole.length
  }
  text += markdown.slice(end)
  return sentencesOf(text)
    .slice(0, MOST_SENTENCES)
    .map(({ start, end: until }) => ({
      text: text.slice(start, until).trim(),
      claims: links.filter(({ at }) => at >= start && at < until).map(({ id }) => id),
    }))
}

const MOST_SENTENCES = 8
