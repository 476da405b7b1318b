import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { catalogueOf } from '@/tests/words/catalogue-of'
import type { HouseRule } from './house-rule'
import { sourceFiles, walk } from './source-files'

const english = await catalogueOf('en')
const french = await catalogueOf('fr')
const keys = Object.keys(english)
const messages = [...Object.entries(english), ...Object.entries(french)].map(([key, { message }]) => ({ key, message }))
const sentences = ({ key, message }: { key: string; message: string }) => `${key}: ${message}`

const JUDGING = /\b(?:fake|lie|lies|wrong|debunked|fact-check\w*|oops|we|mensong\w*|faux|fausse|oups|nous)\b|!/i
const FRENCH_FAULTS = / [:;?!»]|« |[^\s\u00a0\u202f][;?!»]|\p{L}:|['"“”]|\.\.\./u
/** The length that browsers' stores take. */
const LONGEST_DESCRIPTION = 132

export const localeRules: HouseRule[] = [
  {
    name: 'the French locale has the keys of the English one, in the same order',
    findFaults: () => {
      const others = Object.keys(french)
      const missing = keys.filter((key) => !(key in french)).map((key) => `${key} is not in French`)
      const unknown = others.filter((key) => !(key in english)).map((key) => `${key} is not in English`)
      const moved = others.find((key, position) => key !== keys[position])
      if (missing.length + unknown.length > 0 || moved === undefined) return [...missing, ...unknown]
      return [`${moved} is in another place`]
    },
  },
  {
    name: 'each message has the same values, links and plural forms in both locales',
    findFaults: () => keys.filter((key) => french[key] !== undefined && !areAlike(key)),
  },
  {
    name: 'the French messages follow the rules of French typography',
    findFaults: () =>
      Object.entries(french).flatMap(([key, { message }]) =>
        FRENCH_FAULTS.test(message) ? sentences({ key, message }) : [],
      ),
  },
  {
    name: 'messages are neutral about what they judge',
    // Words about the finding or the evidence are the user's; none is about the sentence.
    findFaults: () =>
      messages
        .filter(({ message }) => JUDGING.test(message.replace(/\bwrong findings?\b|\bthe evidence is wrong\b/gi, '')))
        .map(sentences),
  },
  {
    name: 'messages have balanced markup',
    findFaults: () =>
      messages
        .filter(({ message }) => /[<>{}$]/.test(message.replace(/<([ab])>[^<>]+<\/\1>|\{\w+\}|\$1/g, '')))
        .map(sentences),
  },
  {
    name: 'messages name the state of what an untested model finds as the sidebar does',
    findFaults: () =>
      ['modelCheck_untested', 'modelCheck_notPassed'].filter((key) =>
        [english, french].some((locale) => !locale[key]?.message.includes(locale.state_look?.message ?? '')),
      ),
  },
  {
    name: 'the description of the extension is short enough for browsers',
    findFaults: () =>
      messages
        .filter(({ key, message }) => key === 'extension_description' && message.length > LONGEST_DESCRIPTION)
        .map(sentences),
  },
  {
    name: 'the keys of messages differ by more than case',
    findFaults: () => {
      const lower = keys.map((key) => key.toLowerCase())
      return keys.filter((_, position) => lower.indexOf(lower[position] ?? '') !== position)
    },
  },
  {
    name: 'each message is used in the code',
    findFaults: () => {
      const used = keysInCode()
      return keys.filter((key) => !used.some((pattern) => pattern.test(key)))
    },
  },
]

function areAlike(key: string): boolean {
  const ours = english[key]?.message ?? ''
  const theirs = french[key]?.message ?? ''
  const forms = [ours, theirs].map((words) => words.split(' | '))
  const isPlural = forms.map((each) => each.length > 1)
  if (holes(ours) !== holes(theirs) || isPlural[0] !== isPlural[1]) return false
  // Each form has all values; only the count may be said in words ("None", "la phrase restante").
  const expected = holes(forms[0]?.[0] ?? '', false)
  return forms.flat().every((words) => holes(words, false) === expected)
}

/** The values and links of a message. */
function holes(words: string, withCount = true): string {
  const found = words.match(/\{\w+\}|<[ab]>|\$1/g) ?? []
  return [...new Set(found)]
    .filter((hole) => withCount || hole !== '$1')
    .sort()
    .join(' ')
}

/** The keys in code and manifest; a computed part matches anything. */
function keysInCode(): RegExp[] {
  const found = ['locale', ...(readFileSync('wxt.config.ts', 'utf8').match(/(?<=__MSG_)\w+(?=__)/g) ?? [])]
  for (const source of sourceFiles()) {
    walk(source, (node) => {
      if (ts.isStringLiteralLike(node)) found.push(node.text)
      if (ts.isTemplateExpression(node) && /^\w+\./.test(node.head.text))
        found.push(node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join(''))
    })
  }
  return found
    .filter((key) => /^[\w.*]+$/.test(key))
    .map((key) => new RegExp(`^${key.replaceAll('.', '_').replaceAll('*', '[a-zA-Z0-9]+')}$`))
}
